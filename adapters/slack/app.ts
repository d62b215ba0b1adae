import { App, type Receiver } from "@slack/bolt";

import type { Log } from "../../src/index.ts";
import type { TakeEvent } from "./events.ts";
import type { Interactions } from "./interactions.ts";
import { sdkLogger } from "./sdk-log.ts";

export type AppDeps = { receiver: Receiver; apiUrl: string; events: TakeEvent; interactions: Interactions; log: Log };

/**
 * Bolt over a receiver of ours. It tells what kind of thing came in and whose it is; who may speak for which workspace is looked up where it is
 * needed, so that no acknowledgement waits for it.
 */
export function createApp({ receiver, apiUrl, events, interactions, log }: AppDeps): App {
  const app = new App({
    receiver,
    authorize: async ({ teamId, enterpriseId }) => ({
      ...(teamId === undefined ? {} : { teamId }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    }),
    // Which bot is which is told by our own reading: Bolt knows only itself.
    ignoreSelf: false,
    convoStore: false,
    logger: sdkLogger(log, "bolt"),
    clientOptions: { slackApiUrl: apiUrl },
  });
  app.event(/^/, ({ body }) => events(body));
  app.command(/^/, async ({ body, ack }) => {
    const { answer, after } = await interactions.command(body);
    await (answer.kind === "say" ? ack({ response_type: "ephemeral", text: answer.text }) : ack());
    await after?.();
  });
  app.action(/^/, async ({ body, ack }) => {
    const { after } = await interactions.button(body);
    await ack();
    await after?.();
  });
  app.shortcut(/^/, async ({ body, ack }) => {
    const { after } = await interactions.shortcut(body);
    await ack();
    await after?.();
  });
  app.view({ callback_id: /^/, type: "view_submission" }, async ({ body, ack }) => {
    const { answer, after } = await interactions.form(body);
    if (answer.kind === "errors") await ack({ response_action: "errors", errors: answer.errors });
    else if (answer.kind === "view") await ack({ response_action: "update", view: answer.view });
    else await ack();
    await after?.();
  });
  app.options(/^/, async ({ body, ack }) => {
    const found = await interactions.suggestions(body);
    const options = found.map(({ label, value }) => ({ text: { type: "plain_text" as const, text: label }, value }));
    await ack({ options });
  });
  return app;
}

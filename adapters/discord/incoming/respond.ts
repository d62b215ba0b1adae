import { type ButtonSpec, type DiscordBody, FLAGS, type Layout, toBodies } from "../render/index.ts";
import { escaped } from "../render/markdown.ts";
import type { CallOutcome, DiscordCall } from "../rest/call.ts";
import type { Interaction } from "./interaction-payload.ts";

/** How a command or a button may be answered at once. */
const ANSWER = { message: 4, deferMessage: 5, choices: 8, modal: 9 } as const;

export type Choice = { name: string; value: string };

/** Answers to one interaction. None of them throws; a late one, or a second one, is refused by Discord and that is all. */
export type Respond = {
  /** Shows "thinking…": within three seconds, whatever comes then. `isEphemeral` cannot be changed afterwards. */
  defer: (one: Interaction, isEphemeral: boolean) => Promise<CallOutcome>;
  /** A short word for who asked alone. */
  say: (one: Interaction, body: DiscordBody) => Promise<CallOutcome>;
  choices: (one: Interaction, choices: readonly Choice[]) => Promise<CallOutcome>;
  modal: (
    one: Interaction,
    modal: { custom_id: string; title: string; components: readonly unknown[] },
  ) => Promise<CallOutcome>;
  /** Puts this where "thinking…" stands, the rest after it, for who asked alone. */
  finish: (one: Interaction, bodies: readonly DiscordBody[]) => Promise<void>;
};

export function createRespond(call: DiscordCall): Respond {
  const callback = ({ id, token }: Interaction, type: number, data: unknown): Promise<CallOutcome> =>
    call({ method: "POST", path: `/interactions/${id}/${token}/callback`, body: { type, data }, isAnonymous: true });
  return {
    defer: (one, isEphemeral) => callback(one, ANSWER.deferMessage, { flags: isEphemeral ? FLAGS.ephemeral : 0 }),
    say: (one, body) => callback(one, ANSWER.message, { ...body, flags: body.flags | FLAGS.ephemeral }),
    choices: (one, choices) => callback(one, ANSWER.choices, { choices }),
    modal: (one, modal) => callback(one, ANSWER.modal, modal),
    finish: async ({ application_id: app, token }, bodies) => {
      const hook = `/webhooks/${app}/${token}` as const;
      for (const [at, body] of bodies.entries()) {
        const flags = body.flags | FLAGS.ephemeral;
        await (at === 0
          ? call({
              method: "PATCH",
              path: `${hook}/messages/@original`,
              body: { ...body, flags: body.flags & ~FLAGS.ephemeral },
              isAnonymous: true,
            })
          : call({ method: "POST", path: hook, body: { ...body, flags }, isAnonymous: true }));
      }
    },
  };
}

/** A few lines of our own words, with buttons below; nothing in them formats. */
export function words(lines: readonly string[], layout: Layout, buttons: readonly ButtonSpec[] = []): DiscordBody[] {
  return markdownWords(lines.map(escaped), layout, buttons);
}

/** Lines that are Discord's markdown already. */
export function markdownWords(
  lines: readonly string[],
  layout: Layout,
  buttons: readonly ButtonSpec[] = [],
): DiscordBody[] {
  const row = buttons.length === 0 ? [] : [{ kind: "buttons" as const, buttons }];
  return toBodies([...lines.map((text) => ({ kind: "text" as const, text: text || "–" })), ...row], { layout });
}

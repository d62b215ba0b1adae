import { type ButtonSpec, type DiscordBody, FLAGS, type Layout, toBodies } from "../render/index.ts";
import { escaped } from "../render/markdown.ts";
import type { CallOutcome, DiscordCall } from "../rest/call.ts";
import { ALREADY_ANSWERED } from "../rest/error-code.ts";
import type { Interaction } from "./interaction-payload.ts";

/** How a command or a button may be answered at once. */
const ANSWER = { message: 4, deferMessage: 5, choices: 8, modal: 9 } as const;

export type Choice = { name: string; value: string };

/** Answers to one interaction. None of them throws; a late one, or a second one, is refused by Discord and that is all. */
export type Respond = {
  /**
   * Shows "thinking…": within three seconds, whatever comes then. `isEphemeral` cannot be changed afterwards. False when it was answered before: what
   * it asks for has been done, by another process or by this one.
   */
  defer: (one: Interaction, isEphemeral: boolean) => Promise<boolean>;
  /** A short word for who asked alone. */
  say: (one: Interaction, body: DiscordBody) => Promise<CallOutcome>;
  choices: (one: Interaction, choices: readonly Choice[]) => Promise<CallOutcome>;
  modal: (
    one: Interaction,
    modal: { custom_id: string; title: string; components: readonly unknown[] },
  ) => Promise<CallOutcome>;
  /** Puts this where "thinking…" stands, the rest after it, for who asked alone. */
  finish: (one: Interaction, bodies: readonly DiscordBody[]) => Promise<void>;
  /** What went wrong, for who asked alone: "thinking…" may stand there for everybody, so it is taken away first. */
  fail: (one: Interaction, body: DiscordBody) => Promise<void>;
};

export function createRespond(call: DiscordCall): Respond {
  const callback = ({ id, token }: Interaction, type: number, data: unknown): Promise<CallOutcome> =>
    call({ method: "POST", path: `/interactions/${id}/${token}/callback`, body: { type, data }, isAnonymous: true });
  return {
    defer: async (one, isEphemeral) => {
      const answered = await callback(one, ANSWER.deferMessage, { flags: isEphemeral ? FLAGS.ephemeral : 0 });
      return !(answered.kind === "refused" && answered.code === ALREADY_ANSWERED);
    },
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
    fail: async ({ application_id: app, token }, body) => {
      const hook = `/webhooks/${app}/${token}` as const;
      await call({ method: "DELETE", path: `${hook}/messages/@original`, isAnonymous: true });
      const own = { ...body, flags: body.flags | FLAGS.ephemeral };
      await call({ method: "POST", path: hook, body: own, isAnonymous: true });
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

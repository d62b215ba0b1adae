import { BotError, muted, resumed } from "../../../src/index.ts";
import { DONE, type Parts } from "../command.ts";
import type { SourceCall } from "./source.ts";
import { unknownSource } from "./source-show.ts";

const DONE_WORDS = { mute: "is muted", unmute: "is followed", remove: "is forgotten; its articles stay" } as const;

/** `source mute`, `unmute` and `remove`: each of the sources named, or none when one is not there. */
export const changeSource =
  (what: keyof typeof DONE_WORDS) =>
  async ({ names }: SourceCall, parts: Parts): Promise<number> => {
    if (names.length === 0) throw new BotError("usage", `Usage: chipwire source ${what} ID…`);
    const sources = await parts.sources();
    const known = new Set((await sources.list()).map(({ id }) => id));
    const unknown = names.find((id) => !known.has(id));
    if (unknown !== undefined) throw unknownSource(unknown);
    for (const id of names) {
      if (what === "remove") await sources.remove(id);
      else await sources.update(id, what === "mute" ? muted : resumed);
      parts.terminal.print(`${id} ${DONE_WORDS[what]}`);
    }
    return DONE;
  };

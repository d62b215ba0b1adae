import type { DigestOptions, DigestWish, SourceWish, WatchWish } from "../types.ts";
import { optionsText } from "./key-options.ts";

const yes = (isConfirmed: boolean): string | undefined => (isConfirmed ? "yes" : undefined);
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");

/** A wish of watches as text, without the word in front. */
export function watchText(wish: WatchWish): string {
  switch (wish.do) {
    case "list":
      return "list";
    case "add": {
      const { to, level, isConfirmed } = wish;
      const options = { to: to === "here" ? to : undefined, level, confirm: yes(isConfirmed) };
      return joined("add", wish.text, optionsText(options));
    }
    case "edit":
      return joined("edit", wish.id, wish.text, optionsText({ level: wish.level, confirm: yes(wish.isConfirmed) }));
    case "remove":
      return joined("remove", wish.id, optionsText({ confirm: yes(wish.isConfirmed) }));
  }
}

/** A wish of digests as text, without the word in front. */
export function digestText(wish: DigestWish): string {
  switch (wish.do) {
    case "list":
      return "list";
    case "add":
      return joined("add", digestOptions(wish), optionsText({ confirm: yes(wish.isConfirmed) }));
    case "edit":
      return joined("edit", wish.id, digestOptions(wish), optionsText({ confirm: yes(wish.isConfirmed) }));
    case "pause":
    case "resume":
    case "preview":
      return joined(wish.do, wish.id);
    case "send-now":
    case "remove":
      return joined(wish.do, wish.id, optionsText({ confirm: yes(wish.isConfirmed) }));
  }
}

function digestOptions(wish: DigestOptions): string {
  const { channel, time, zone, days, weekday, filter, language, storiesMax, layout, ifEmpty } = wish;
  const options = {
    channel,
    // A name with a space in it is none; the parser would lose the rest.
    zone: zone?.replaceAll(/\s/gu, "_"),
    weekday,
    language,
    max: storiesMax,
    layout: layout?.split(" ")[0],
    empty: ifEmpty === "one line" ? "line" : ifEmpty,
  };
  return joined(time ?? "", days ?? "", filter ?? "", optionsText(options));
}

/** A wish of sources as text, without the word in front. */
export const sourceText = (wish: SourceWish): string =>
  wish.do === "list"
    ? "list"
    : joined(wish.do, wish.name, wish.do === "add" ? optionsText({ confirm: yes(wish.isConfirmed) }) : "");

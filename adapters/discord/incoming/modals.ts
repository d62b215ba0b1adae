import { cutText } from "../../chat/cut.ts";
import type { Language, Subscription } from "../../../src/index.ts";
import { text } from "../texts.ts";

/** What a watch's sentence may hold. */
const WATCH_CHARS_MAX = 280;
const TITLE_CHARS_MAX = 45;

export const WATCH_FORM = "v1:form:watch";
export const timeForm = (subscription: string): string => `v1:form:time:${subscription}`;

/** Which form was sent; null for none of ours. */
export function readForm(customId: string): { kind: "watch" } | { kind: "time"; subscription: string } | null {
  if (customId === WATCH_FORM) return { kind: "watch" };
  const [, subscription] = /^v1:form:time:(.+)$/.exec(customId) ?? [];
  return subscription === undefined ? null : { kind: "time", subscription };
}

type Field = { id: string; label: string; value: string; charsMax: number; isLong?: boolean };

const LABEL = 18;
const TEXT_INPUT = 4;

const field = ({ id, label, value, charsMax, isLong = false }: Field) => ({
  type: LABEL,
  label: cutText(label, TITLE_CHARS_MAX),
  component: {
    type: TEXT_INPUT,
    custom_id: id,
    style: isLong ? 2 : 1,
    required: true,
    max_length: charsMax,
    ...(value === "" ? {} : { value: cutText(value, charsMax) }),
  },
});

const title = (label: string): string => cutText(label, TITLE_CHARS_MAX);

/** What to watch for, in words; filled in with what was asked about. */
export const watchModal = (value: string, words: { title: string; label: string }) => ({
  custom_id: WATCH_FORM,
  title: title(words.title),
  components: [
    field({
      id: "what",
      label: words.label,
      value: value.replace(/\s+/gu, " ").trim(),
      charsMax: WATCH_CHARS_MAX,
      isLong: true,
    }),
  ],
});

/** The hour and zone of a digest. */
export const timeModal = ({ id, time, zone }: Subscription, reader: Language) => ({
  custom_id: timeForm(id),
  title: title(text("changeTime", reader)),
  components: [
    field({ id: "time", label: text("time", reader), value: time, charsMax: 5 }),
    field({ id: "zone", label: text("timeZone", reader), value: zone, charsMax: 60 }),
  ],
});

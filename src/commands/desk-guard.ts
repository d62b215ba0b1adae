import { createHash } from "node:crypto";

import type { Block, Choice, Language, NoticeKey, Visit } from "../types.ts";
import { linesBlock, noticeCard, type Card, type Errand } from "./card.ts";
import type { Desk } from "./desk.ts";
import { plain } from "./plain-cards.ts";
import { say, type TextKey } from "./texts.ts";

/** Where things are kept, and for whom. */
export type AtDesk = { desk: Desk; visit: Visit };

/** The desk and who stands at it; a card that says what is missing otherwise. */
export async function atDesk({ language, visit, deps }: Errand): Promise<AtDesk | Card> {
  if (deps.ports.desk === undefined) return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  if (visit === null) return noticeCard("E-MISSING", say("E-MISSING.visit", language));
  return { desk: await deps.ports.desk(), visit };
}

/** Whether somebody may set things up for everybody at a place. */
export const mayManage = (place: string, { place: own, mayAdminister, manages }: Visit): boolean =>
  mayAdminister && (place === own || manages?.(place) === true);

/** Whether somebody looks after the bot itself: its feeds and its library. */
export const looksAfterBot = (visit: Visit | null): boolean => visit?.managesBot ?? visit?.mayAdminister ?? false;

/** Says which right is missing. */
export const refused = (
  language: Language,
  right: "perm.manage" | "perm.owner" | "perm.server" = "perm.manage",
): Card => noticeCard("E-PERM", say("E-PERM", language, { permission: say(right, language) }));

/** Says that there is nothing by this name. */
export const noSuch = (id: string, language: Language): Card =>
  noticeCard("E-USAGE", say("E-NOID", language, { id: id.slice(0, ID_SHOWN_CHARS) }));

const ID_SHOWN_CHARS = 80;

/** A card when the bot cannot post at a place; null when it can, or when nobody knows. */
export async function cannotPost(place: string, channel: string, { visit, language }: Errand): Promise<Card | null> {
  const missing = (await visit?.missingRights?.(place)) ?? [];
  if (missing.length === 0) return null;
  return noticeCard("E-BOTPERM", say("E-BOTPERM", language, { channel, list: missing.join(", ") }));
}

/** What was done, with what can be done about it. */
export function doneCard(text: string, choices: readonly Choice[] = [], more: readonly Block[] = []): Card {
  const card = notice("S-SAVED", text);
  const blocks: Block[] = choices.length === 0 ? [] : [{ kind: "choices", heading: null, choices }];
  return { blocks: [card, ...more, ...blocks], sources: [], next: [] };
}

/** What a card about kept things shows: a title, lines, notices, and what can be done. */
export type Sheet = {
  title: string;
  note?: string | null;
  lines: readonly string[];
  notices?: readonly Block[];
  choices?: readonly Choice[];
};

/** The same as a card. */
export function sheetCard({ title, note = null, lines, notices = [], choices = [] }: Sheet): Card {
  const chosen: Block[] = choices.length === 0 ? [] : [{ kind: "choices", heading: null, choices }];
  const head: Block = { kind: "title", text: title, note, status: null };
  return { blocks: [head, ...linesBlock(null, lines.map(plain)), ...notices, ...chosen], sources: [], next: [] };
}

/** A text of its own block. */
export const notice = (key: NoticeKey, text: string): Block => ({ kind: "notice", key, text });

/** Short to type, the same for the same wish, so that saving twice keeps one. */
export const shortId = (prefix: "w" | "d", ...parts: readonly string[]): string =>
  `${prefix}-${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, ID_HEX)}`;

const ID_HEX = 8;

/** A choice by the text of its label. */
export const choice = (key: TextKey, language: Language, more: Omit<Choice, "label">, id = ""): Choice => ({
  label: say(key, language, { id }),
  ...more,
});

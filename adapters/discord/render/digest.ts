import type { DigestStoryView, DigestView, Subscription } from "../../../src/index.ts";
import { cutText } from "../../chat/cut.ts";
import { escaped, link, moment, oneLine } from "./markdown.ts";
import { type ButtonSpec, type DiscordBody, FLAGS, type Layout, LIMITS, type Piece, toBodies } from "./message.ts";

export type DiscordDigestPart = {
  body: DiscordBody;
  stories: readonly string[];
  /** A forum post's title. */ title: string;
};

export type DigestForm = { layout: Layout; buttons: readonly ButtonSpec[] };

/** A calm blue; corrections are told in amber. */
const COLOURS = { news: 0x3b6fb6, corrected: 0xd08a1d } as const;

/** A digest as messages: one or, where it is too long or each story is wanted by itself, several. Silent, and nobody is pinged. */
export function digestParts(
  view: DigestView,
  subscription: Subscription | null,
  form: DigestForm,
): DiscordDigestPart[] {
  const head: Piece[] = [
    {
      kind: "text",
      text: [`# ${escaped(cutText(view.title, 200))}`, ...(view.note === "" ? [] : [`-# ${escaped(view.note)}`])].join(
        "\n",
      ),
    },
  ];
  const foot: Piece[] = [
    ...(view.footer.length === 0
      ? []
      : [{ kind: "text" as const, text: view.footer.map((line) => `-# ${escaped(cutText(line, 600))}`).join("\n") }]),
    ...(form.buttons.length === 0 ? [] : [{ kind: "buttons" as const, buttons: form.buttons }]),
  ];
  const groups = grouped(head, view.stories, subscription?.layout === "thread");
  return groups.flatMap(({ pieces, ids, isCorrected }, n) => {
    const all = n === groups.length - 1 ? [...pieces, ...foot] : pieces;
    const colour = isCorrected ? COLOURS.corrected : COLOURS.news;
    const [body] = toBodies(all, { layout: form.layout, flags: FLAGS.silent, colour });
    return body === undefined ? [] : [{ body, stories: ids, title: cutText(oneLine(view.title) || "–", 100) }];
  });
}

type Group = { pieces: Piece[]; ids: string[]; isCorrected: boolean };

/** Kept for the small print and the buttons at the end. */
const FOOT_CHARS = 900;
const FOOT_COMPONENTS = 10;

function grouped(head: readonly Piece[], stories: readonly DigestStoryView[], isApart: boolean): Group[] {
  const groups: Group[] = [{ pieces: [...head], ids: [], isCorrected: false }];
  for (const [at, story] of stories.entries()) {
    const own: Piece[] = [{ kind: "rule" }, { kind: "text", text: storyText(story, at) }];
    const open = groups.at(-1);
    const isFull =
      open === undefined ||
      (isApart && open.ids.length > 0) ||
      charsOf(open.pieces) + charsOf(own) > LIMITS.textChars - FOOT_CHARS ||
      open.pieces.length + own.length > LIMITS.components - FOOT_COMPONENTS;
    const isCorrected = story.correction !== null;
    if (isFull) groups.push({ pieces: own, ids: [story.storyId], isCorrected });
    else {
      open.pieces.push(...own);
      open.ids.push(story.storyId);
      open.isCorrected ||= isCorrected;
    }
  }
  return groups;
}

const charsOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (piece.kind === "text" ? piece.text.length : 0), 0);

/** A story is at most so long that it fits a message with the head and the small print. */
const STORY_CHARS_MAX = 1_500;

function storyText(story: DigestStoryView, at: number): string {
  const [first, ...others] = story.sources;
  const struck = (text: string): string => (story.correction === null ? text : `~~${text}~~`);
  const kind = story.kindLabel === null ? "" : `${escaped(story.kindLabel)}: `;
  const title = escaped(cutText(story.title, 250));
  const source =
    first === undefined
      ? ""
      : ` ${link(first.name, first.url)}${first.publishedAt === null ? "" : ` ${moment(first.publishedAt)}`}`;
  const language = story.quoteLanguage === null ? "" : ` (${escaped(story.quoteLanguage)})`;
  const lines = [
    `**${at + 1}. ${kind}${struck(title)}**`,
    `-# \`${oneLine(story.status).replaceAll("`", "'") || "–"}\` · ${escaped(cutText(story.meta, 200))}`,
    ...(story.correction === null ? [] : [`**${escaped(cutText(story.correction, 200))}**`]),
    ...(story.news === null ? [] : [escaped(cutText(story.news, 200))]),
    `> ${struck(`“${escaped(cutText(story.quote, 330))}”`)}${language}${source}`,
  ];
  const more = others.map((one) => link(one.name, one.url)).join(", ");
  const text = lines.join("\n");
  const all = more === "" || text.length + more.length > STORY_CHARS_MAX ? text : `${text}\n-# + ${more}`;
  return all.length <= STORY_CHARS_MAX ? all : lines.slice(0, -1).concat(source).join("\n");
}

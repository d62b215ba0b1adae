import type { DigestStoryView, DigestView, Subscription } from "../../../src/index.ts";
import { escapeMrkdwn } from "./answer.ts";
import { charsOf, LIMITS, type SlackBlock, type SlackMessage, toMessages } from "./limits.ts";
import { context, header } from "./parts.ts";
import { date, link, plain, richText, section } from "./rich.ts";

export type SlackDigestPart = { message: SlackMessage; stories: readonly string[] };

/** A digest: one message, or more where it is too long or each story is wanted by itself; no story is torn over two. */
export function digestMessages(view: DigestView, subscription: Subscription | null): SlackDigestPart[] {
  const head = [header(view.title), ...context(view.note)];
  const foot = view.footer.flatMap((line) => context(line));
  const told = view.stories.map((story, at) => ({ id: story.storyId, blocks: storyBlocks(story, at) }));
  const isApart = subscription?.layout === "thread";
  const groups = grouped(head, told, isApart);
  const last = groups.at(-1);
  if (last !== undefined) last.blocks.push(...foot);
  return groups.flatMap(({ blocks, ids }, n) => {
    const fallback = escapeMrkdwn(
      [view.title, ...view.stories.filter(({ storyId }) => ids.includes(storyId)).map(({ title }) => title)].join(
        " · ",
      ),
    );
    const [message] = toMessages(blocks, groups.length === 1 ? fallback : `(${n + 1}/${groups.length}) ${fallback}`);
    return message === undefined ? [] : [{ message, stories: ids }];
  });
}

type Group = { blocks: SlackBlock[]; ids: string[] };

/** Blocks kept for the small print at the end. */
const FOOT_BLOCKS = 5;
const FOOT_CHARS = 2_000;

function grouped(
  head: readonly SlackBlock[],
  told: readonly { id: string; blocks: SlackBlock[] }[],
  isApart: boolean,
): Group[] {
  const groups: Group[] = [{ blocks: [...head], ids: [] }];
  for (const { id, blocks } of told) {
    const open = groups.at(-1);
    const isFull =
      open === undefined ||
      (isApart && open.ids.length > 0) ||
      open.blocks.length + blocks.length > LIMITS.blocks - FOOT_BLOCKS ||
      charsOf(open.blocks) + charsOf(blocks) > LIMITS.messageChars - FOOT_CHARS;
    if (isFull) groups.push({ blocks: [...blocks], ids: [id] });
    else {
      open.blocks.push(...blocks);
      open.ids.push(id);
    }
  }
  return groups;
}

function storyBlocks(story: DigestStoryView, at: number): SlackBlock[] {
  const old = story.correction === null ? {} : { strike: true };
  const kind = story.kindLabel === null ? [] : plain(`${story.kindLabel}: `, { bold: true });
  const [first, ...others] = story.sources;
  const title =
    first === undefined
      ? plain(story.title, { bold: true, ...old })
      : link(story.title, first.url, { bold: true, ...old });
  const language = story.quoteLanguage === null ? [] : plain(` (${story.quoteLanguage})`);
  const quoteSource =
    first === undefined ? [] : [...plain(" — "), ...link(first.name, first.url), ...day(first.publishedAt)];
  return [
    richText(
      section(
        plain(`${at + 1}. `, { bold: true }),
        kind,
        // A link whose words are an article's title leads to that article; its host stands in the source behind the quote.
        title,
        plain("  "),
        plain(story.status, { code: true }),
        plain(` ${story.meta}`),
      ),
      { type: "rich_text_quote", elements: [...plain(`“${story.quote}”`, old), ...language, ...quoteSource] },
      ...(story.correction === null ? [] : [section(plain(story.correction, { bold: true }))]),
      ...(story.news === null ? [] : [section(plain(story.news))]),
      ...(others.length === 0
        ? []
        : [section(...others.flatMap((one, n) => [plain(n === 0 ? "+ " : ", "), link(one.name, one.url)]))]),
    ),
  ];
}

const day = (at: string | null) => (at === null ? [] : [...plain(", "), ...date(at, at.slice(0, 10))]);

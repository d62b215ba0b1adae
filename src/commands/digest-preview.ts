import type { Digest } from "../digest/digest-types.ts";
import type { ReplyLine, Source, Status } from "../types.ts";
import { linesBlock, type Card } from "./card.ts";
import type { DigestStoryView, DigestView } from "./digest-view.ts";
import { plain } from "./plain-cards.ts";

/** A digest as a card: what would be posted, each story with its quote. */
export function previewBlocks({ title, note, stories, footer }: DigestView, digest: Digest): Card {
  const sources: Source[] = digest.stories.map(({ quote }, at) => ({ from: "article", n: at + 1, ...quote }));
  const lines = stories.map((story, at) => storyLine(story, { n: at + 1, status: digest.stories[at]?.status }));
  return {
    blocks: [
      { kind: "title", text: title, note, status: null },
      ...linesBlock(null, lines),
      ...linesBlock(null, footer.map(plain)),
    ],
    sources,
    next: [],
  };
}

type Placed = { n: number; status: Status | undefined };

function storyLine({ kindLabel, title, meta, news, quote, status: text }: DigestStoryView, placed: Placed): ReplyLine {
  const head = kindLabel === null ? title : `${kindLabel}: ${title}`;
  const said = quote === title ? [] : [`“${quote}”`];
  return {
    text: [head, ...said, ...(news === null ? [] : [news]), meta].join(" · "),
    cites: [placed.n],
    status: placed.status === undefined ? null : { status: placed.status, text },
    superseded: null,
  };
}

import { findEvidence, type Evidence } from "../answer/evidence.ts";
import { publishedSince } from "../answer/period.ts";
import { readQuestion, type AskedQuestion } from "../answer/question.ts";
import { isSupported, support, SUPPORT_MIN } from "../answer/support.ts";
import type { Block, Language, ReplyLine } from "../types.ts";
import { linesBlock, nextStep, noticeCard, type Card, type Errand, type Of } from "./card.ts";
import { isPointer } from "./intent-text.ts";
import { publisherOf } from "./report-lines.ts";
import { createSources, type Sources } from "./sources.ts";
import { say } from "./texts.ts";
import { type AskedOnce, whyPointer } from "./why-pointer.ts";

const ARTICLES_MAX = 6;

/** Why a question is answered as it is; of a link or an id, why that was told or not. */
export async function whyCard(intent: Of<"why">, errand: Errand): Promise<Card> {
  if (!isPointer(intent.question)) return whyAnswer(intent, errand);
  const found = await whyPointer(intent.question, errand);
  return "blocks" in found ? found : whyAnswer(found, errand);
}

/** How the answer to a question came about: what it was taken for, what each part weighs, what each article shows, and what decided. */
async function whyAnswer(intent: AskedOnce, { language, deps }: Errand): Promise<Card> {
  if (intent.question.trim() === "") {
    return noticeCard("E-USAGE", say("E-USAGE", language, { example: 'why "When does MI450 ship?"' }));
  }
  const question = { text: intent.question, since: intent.since, asOf: intent.asOf };
  const asked = await readQuestion(question, deps.knowledge, deps.now());
  const evidence = await findEvidence(asked, { ...deps, library: publishedSince(deps.library, intent.since) });
  const answer = await deps.ask(question);
  const quoted = new Set("citations" in answer ? answer.citations.map(({ articleId }) => articleId) : []);
  const sources = createSources();
  const blocks: Block[] = [
    { kind: "title", text: say("title.why", language), note: intent.question, status: null },
    ...linesBlock(null, [plain(say("why.asked", language, { kind: asked.kind, language: asked.language }))]),
    unitsTable(evidence, language),
    ...articlesTable(evidence, quoted, { sources, language }),
    ...linesBlock(null, verdict(asked, evidence, language)),
  ];
  return { blocks, sources: sources.list(), next: [nextStep("quotes", null, language)] };
}

const plain = (text: string): ReplyLine => ({ text, cites: [], status: null, superseded: null });

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const hundredths = (value: number): string => value.toFixed(2);

function unitsTable({ units }: Evidence, language: Language): Block {
  return {
    kind: "table",
    caption: say("why.units", language),
    columns: [
      say("why.unit", language),
      say("why.kind", language),
      say("why.share", language),
      say("why.seen", language),
    ],
    rows: units.map(({ unit, share, seen }) => {
      const read = [unit.kind, ...unit.entities, ...unit.concepts.map(({ id }) => id)].join(", ");
      const cells = [read, percent(share), say(seen ? "yes" : "no", language)];
      return { head: unit.surface, cells: cells.map((text) => ({ text, cites: [] })) };
    }),
  };
}

type Frame = { sources: Sources; language: Language };

/** The articles that were weighed; those that are not quoted show less, or less of what is asked. */
function articlesTable(
  { articles, units }: Evidence,
  quoted: ReadonlySet<string>,
  { sources, language }: Frame,
): Block[] {
  if (articles.length === 0) return [];
  const rows = articles.slice(0, ARTICLES_MAX).map(({ article, score, parts, sentences: [best] }) => {
    const shown = units.filter((_, place) => (best?.shows[place] ?? 0) > 0).map(({ unit }) => unit.surface);
    const cite = best === undefined ? [] : [sources.quote(article, best.view)];
    const { coverage, sentence, search, language: tongue } = parts;
    const sum = say("why.parts", language, {
      coverage: hundredths(coverage),
      sentence: hundredths(sentence),
      search: hundredths(search),
      language: hundredths(tongue),
    });
    const isQuoted = say(quoted.has(article.id) ? "yes" : "no", language);
    const cells = [shown.join(", "), `${hundredths(score)} = ${sum}`, isQuoted];
    return {
      head: publisherOf(article, language),
      cells: cells.map((text, place) => ({ text, cites: place === 0 ? cite : [] })),
    };
  });
  return [
    {
      kind: "table",
      caption: say("why.articles", language),
      columns: [
        say("why.article", language),
        say("why.shown", language),
        say("why.score", language),
        say("why.quoted", language),
      ],
      rows,
    },
  ];
}

function verdict(asked: AskedQuestion, evidence: Evidence, language: Language): ReplyLine[] {
  const reached = { support: hundredths(support(asked, evidence)), threshold: hundredths(SUPPORT_MIN) };
  const missing = evidence.units.filter(({ unit, seen }) => unit.kind === "unknown-name" && !seen);
  const names = missing.map(({ unit }) => unit.surface).join(", ");
  return [
    ...(missing.length === 0 ? [] : [plain(say("why.missing", language, { names }))]),
    plain(say(isSupported(asked, evidence) ? "why.enough" : "why.short", language, reached)),
  ];
}

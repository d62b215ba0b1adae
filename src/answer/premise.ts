import type { Ground, Told } from "./ground.ts";
import type { QuestionKind } from "./kind.ts";
import { contradictedBlock, contradictedDeal } from "./premise-deal.ts";
import { contradictedEvent, deniedEvent } from "./premise-event.ts";
import { contradictedAmount, contradictedDate, contradictedParty } from "./premise-value.ts";
import type { Quote } from "./quotes.ts";

/** Articles and sentences an untrue premise is looked for in: the best, since they are about the same thing. */
const ARTICLES_MAX = 10;
/** Those that score less than this share of the best are about something else. */
const ARTICLE_SHARE_MIN = 0.4;
const SENTENCES_MAX = 14;
const CONTRADICTIONS_MAX = 2;

/** These ask about something as if it had happened; "did it?" takes nothing for granted. */
const PRESUMING: ReadonlySet<QuestionKind> = new Set(["why", "howmany", "when", "who", "where", "what", "list"]);

const LOOKS = [
  contradictedDeal,
  contradictedBlock,
  contradictedEvent,
  deniedEvent,
  contradictedAmount,
  contradictedParty,
  contradictedDate,
] as const;

/**
 * The sentences by which the library contradicts what a question takes for granted, best first: the opposite happened, another
 * party, sum or year is reported of the same thing. Empty when nothing does, and always when any report bears the premise out.
 */
export function contradictions(ground: Ground): Quote[] {
  const { asked, evidence } = ground;
  if (!PRESUMING.has(asked.kind)) return [];
  const best = evidence.articles[0]?.score ?? 0;
  const told = evidence.articles
    .slice(0, ARTICLES_MAX)
    .filter(({ score }) => score >= best * ARTICLE_SHARE_MIN)
    .flatMap((found) => found.sentences.slice(0, SENTENCES_MAX).map((sentence): Told => ({ ...found, sentence })));
  for (const look of LOOKS) {
    const against = look(told, ground);
    if (against.length > 0) return onePerArticle(against);
  }
  return [];
}

function onePerArticle(against: readonly Told[]): Quote[] {
  return against
    .filter(({ article }, at) => against.findIndex((other) => other.article.id === article.id) === at)
    .slice(0, CONTRADICTIONS_MAX)
    .map(({ article, sentence }) => ({ article, start: sentence.view.start, end: sentence.view.end }));
}

import type { Catalogue } from "../knowledge/catalogue.ts";
import type { StoryLink } from "../ports.ts";
import type { Story, StoryArticle } from "../types.ts";
import { newFacts } from "./novelty.ts";
import { type ChainArticle, type ChainLink, originOf, sourceChain, statusOf } from "./source-chain.ts";
import type { StoryTraits } from "./story-types.ts";

/** An article of a story as the library keeps it. */
export type StoryMember = { id: string; traits: StoryTraits };

/** What a story is told from: its articles in any order, and the links among them. */
export type StoryParts = { id: string; members: readonly StoryMember[]; links: readonly StoryLink[] };

/** Tells a story: its articles in the order they came, who had it first, who has it from whom, what each adds. */
export function tellStory({ id, members, links }: StoryParts, catalogue: Catalogue): Story {
  const ordered = members.toSorted(byTime);
  const told = ordered.map(({ id: articleId, traits }, at): ChainArticle & Pick<StoryArticle, "news"> => {
    const news = newFacts(
      traits,
      ordered.slice(0, at).map((before) => before.traits),
      catalogue,
    );
    return { id: articleId, traits, copies: copiesOf(articleId, links), news, hasNews: news.length > 0 };
  });
  const chain = sourceChain(told);
  const nameOf = (source: string): string =>
    members.find((member) => member.id === source)?.traits.url ?? catalogue.find(source)?.name ?? source;
  return {
    id,
    title: ordered.find(({ traits }) => traits.title !== null)?.traits.title ?? ordered[0]?.traits.lead ?? "",
    articles: told.flatMap(({ traits, news }, at) => articleOf(traits, news, { link: chain[at], nameOf })),
    because: reasons(ordered, links),
    firstReport: firstReportOf(told, catalogue),
    independentSources: new Set(chain.map(({ root }) => root)).size,
    status: statusOf(ordered),
    newestDay:
      ordered
        .flatMap(({ traits }) => traits.day ?? [])
        .toSorted()
        .at(-1) ?? null,
  };
}

/** By the published instant; of undated ones nobody knows that they were earlier, so they come last, by the days they tell of. */
function byTime(a: StoryMember, b: StoryMember): number {
  const at = ({ traits }: StoryMember): string =>
    traits.published ?? `~${traits.headDays.find((day) => !day.startsWith("--")) ?? "~"}`;
  const [one, other] = [at(a), at(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.traits.url < b.traits.url ? -1 : 1;
}

type Reason = { kind: string; words: readonly string[] };

function reasonOf({ because }: StoryLink): Reason {
  const [kind = "", ...words]: string[] = JSON.parse(because);
  return { kind, words };
}

const copiesOf = (id: string, links: readonly StoryLink[]): string[] =>
  links
    .filter((link) => (link.a === id || link.b === id) && reasonOf(link).kind === "copy")
    .map(({ a, b }) => (a === id ? b : a));

type Placed = { link: ChainLink | undefined; nameOf: (source: string) => string };

function articleOf(traits: StoryTraits, news: StoryArticle["news"], { link, nameOf }: Placed): StoryArticle[] {
  if (link === undefined) return [];
  const { url, title, outlet: publisher, published: publishedAt, language, day } = traits;
  const from = link.from === null ? null : nameOf(link.from);
  return [{ articleId: link.id, url, title, publisher, publishedAt, language, day, role: link.role, from, news }];
}

/** For each article after the first the strongest link to one before it. */
function reasons(ordered: readonly StoryMember[], links: readonly StoryLink[]): string[] {
  const positive = links.filter(({ points }) => points > 0).toSorted((x, y) => y.points - x.points);
  return ordered.slice(1).flatMap((member, at) => {
    const before = ordered.slice(0, at + 1);
    const isEarlier = (id: string): boolean => before.some((other) => other.id === id);
    const strongest =
      positive.find(({ a, b }) => (a === member.id && isEarlier(b)) || (b === member.id && isEarlier(a))) ??
      positive.find(({ a, b }) => a === member.id || b === member.id);
    if (strongest === undefined) return [];
    const otherId = strongest.a === member.id ? strongest.b : strongest.a;
    const other = ordered.find(({ id }) => id === otherId);
    return other === undefined
      ? []
      : [`${labelOf(member)} with ${labelOf(other)}: ${reasonOf(strongest).words.join("; ")}`];
  });
}

const labelOf = ({ traits }: StoryMember): string => traits.outlet ?? traits.url;

/** The article of the outlet the others have it from; where nobody credits one, the earliest dated article. */
function firstReportOf(ordered: readonly ChainArticle[], catalogue: Catalogue): Story["firstReport"] {
  const origin = originOf(ordered);
  if (origin !== null) {
    const own = ordered.find(({ traits }) => traits.publisher === origin);
    return { url: own?.traits.url ?? null, publisher: catalogue.find(origin)?.name ?? origin };
  }
  const first = ordered.find(({ traits }) => traits.isDayGiven) ?? (ordered.length === 1 ? ordered[0] : undefined);
  return { url: first?.traits.url ?? null, publisher: first?.traits.outlet ?? null };
}

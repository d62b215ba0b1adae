import type { Block, Language } from "../types.ts";
import { byStory } from "./by-story.ts";
import { linesBlock, nextStep, timelineSteps, type Card, type CommandDeps, type Of } from "./card.ts";
import { kindText, nothingOn, titleOf } from "./chip-card.ts";
import { olderNotice } from "./older.ts";
import { reportLine } from "./report-lines.ts";
import { findReports } from "./reports.ts";
import { createSources } from "./sources.ts";
import { findSubject, isCard } from "./subject.ts";
import { say } from "./texts.ts";

const REPORTS_READ_MAX = 60;
const SHOWN_MAX = 8;

/** A technology, a rule, a model or a theme: its newest reports, or the stories that most articles tell. */
export async function topicCard(intent: Of<"topic">, language: Language, deps: CommandDeps): Promise<Card> {
  const intentOf = (name: string) => ({ ...intent, name });
  const kinds = ["technology", "regulation", "model", "software"];
  const found = findSubject(
    { typed: intent.name, kinds, themes: true, intentOf, example: "topic CoWoS" },
    language,
    deps,
  );
  if (isCard(found)) return found;
  const { since, asOf } = intent;
  const query = { about: found.about, asOf, limit: REPORTS_READ_MAX };
  const recent = await findReports({ ...query, since }, deps);
  const reports = recent.length > 0 || since === undefined ? recent : await findReports(query, deps);
  if (reports.length === 0) return nothingOn(found.name, language, deps, asOf);
  const older = recent.length === 0 && since !== undefined ? olderNotice(found.name, since, language) : [];
  const sources = createSources();
  const frame = { language, sources, catalogue: deps.catalogue };
  const isBySources = intent.sort === "sources";
  const stories = await byStory(reports, deps);
  const groups = isBySources ? stories.toSorted((a, b) => b.length - a.length) : stories;
  const lines = groups.slice(0, SHOWN_MAX).flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const line = reportLine(first, frame);
    if (rest.length === 0) return [line];
    const others = rest.map(({ article, start, end }) => sources.quote(article, { start, end }));
    return [
      {
        ...line,
        text: `${line.text} · ${say("reports.n", language, { n: rest.length + 1 })}`,
        cites: [...line.cites, ...others],
      },
    ];
  });
  const title: Block =
    found.kind === "entity"
      ? titleOf(found.subject.entity, language, deps)
      : { kind: "title", text: found.name, note: kindText("concept", language), status: null };
  return {
    blocks: [title, ...older, ...linesBlock(say(isBySources ? "heading.sources" : "heading.news", language), lines)],
    sources: sources.list(),
    next: [
      nextStep("quotes", null, language),
      ...(found.kind === "entity" ? timelineSteps(found.name, language) : []),
      nextStep("watch", null, language),
      nextStep("share", null, language),
    ],
  };
}

import { findQuantities, type Quantity } from "../text/quantities.ts";
import { knownLanguage } from "../text/terms.ts";
import { body, type Article } from "../types.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Report } from "./reports.ts";
import type { SpecField } from "./spec-fields.ts";

/** A figure that an article gives of a chip, in its own words: `text` stands letter for letter in the sentence at `start`..`end`. */
export type ArticleValue = { text: string; article: Article; start: number; end: number };

/** What a figure must be, and what its sentence must and must not speak of, to be a chip's. */
type Demand = {
  fits: (quantity: Quantity) => boolean;
  needs: readonly string[];
  forbids: readonly string[];
};

const HBM = ["hbm", "hbm2", "hbm2e", "hbm3", "hbm3e", "hbm4", "hbm4e", "hbm5"];
const PRICE_MIN = 500;
const PRICE_MAX = 10_000_000;
const WATTS_MIN = 20;
const WATTS_MAX = 20_000;

const DEMANDS: Partial<Record<SpecField["key"], Demand>> = {
  "field.memory": {
    fits: ({ kind }) => kind === "memory",
    needs: ["memory", ...HBM],
    forbids: ["storage-flash", "server"],
  },
  "field.bandwidth": {
    fits: ({ kind }) => kind === "bandwidth",
    needs: ["memory", ...HBM],
    forbids: ["interconnect", "nvlink", "ualink", "unifiedbus", "infinity-fabric"],
  },
  "field.tdp": {
    fits: ({ kind, value }) => kind === "power" && value >= WATTS_MIN && value <= WATTS_MAX,
    needs: ["power-consumption", "power-supply"],
    forbids: ["data-centre", "server"],
  },
  "field.price": {
    fits: ({ kind, value }) => kind === "money" && value >= PRICE_MIN && value <= PRICE_MAX,
    needs: ["price", "cost"],
    forbids: ["revenue", "share-price", "stake", "investment", "server"],
  },
};

/**
 * The newest figure articles give for a field of a chip; null when none does for certain. A sentence counts when it names this chip
 * and no other, and gives one figure of the kind: of several it would be a guess whose is whose.
 * @param reports newest first
 */
export function articleValue(
  key: SpecField["key"],
  chipId: string,
  reports: readonly Report[],
  catalogue: Catalogue,
): ArticleValue | null {
  const demand = DEMANDS[key];
  if (demand === undefined) return null;
  for (const { article, reading } of reports) {
    for (const { start, end } of reading.sentences) {
      const inside = (hit: { start: number; end: number }): boolean => hit.start >= start && hit.end <= end;
      const named = reading.entities.filter(inside).map(({ id }) => id);
      const chips = new Set(named.filter((id) => catalogue.find(id)?.kind === "chip"));
      if (chips.size !== 1 || !chips.has(chipId)) continue;
      const themes = new Set([...named, ...reading.concepts.filter(inside).map(({ id }) => id)]);
      if (!demand.needs.some((id) => themes.has(id)) || demand.forbids.some((id) => themes.has(id))) continue;
      const sentence = body(article).slice(start, end);
      const fitting = findQuantities(sentence, knownLanguage(article.lang)).filter(demand.fits);
      const [only] = fitting;
      if (only !== undefined && fitting.length === 1) return { text: only.surface, article, start, end };
    }
  }
  return null;
}

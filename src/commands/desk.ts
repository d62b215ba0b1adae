import type { Filter } from "../digest/filter.ts";
import { subscriptions } from "../digest/planner.ts";
import { nextRun, skippedHour } from "../digest/schedule.ts";
import { type Subscription, subscriptionSchema, SUBSCRIPTIONS } from "../digest/subscription.ts";
import { readWatch, type Watch, watchSchema, WATCHES } from "../digest/watch.ts";
import { watchWish } from "../digest/watch-sentence.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Ledger, Now } from "../ports.ts";
import type { Knowledge } from "../reading/reading.ts";
import { LANGUAGES, type Language } from "../types.ts";
import { answersOf, keptAnswers } from "./kept-answers.ts";
import { forgottenLook } from "./looks.ts";
import { say } from "./texts.ts";

export type DeskDeps = {
  ledger: Ledger;
  knowledge: Knowledge;
  catalogue: Catalogue;
  topicName: (id: string, language: Language) => string | null;
  now: Now;
};

/** What is wrong with a wish, field by field, in words for who made it. */
export type Refusal = { kind: "refused"; problems: readonly { field: string; problem: string }[] };

/** A digest as it would be kept, with when it comes next. */
export type SubscriptionPlan = {
  kind: "plan";
  subscription: Subscription;
  next: { localDate: string; at: Date } | null;
  /** The next day on which its hour does not exist, and when it is sent instead. */
  skipped: { date: string; sentAt: Date } | null;
  /** The filter in words. */
  words: string;
};

export type WatchPlan = { kind: "plan"; watch: Watch; words: string };

export type Desk = {
  /** A digest out of what somebody filled in; nothing is kept yet. Zones and times are checked, `filterText` is read as a watch's sentence is. */
  planSubscription: (wish: Record<string, unknown> & { filterText?: string | undefined }) => SubscriptionPlan | Refusal;
  keepSubscription: (subscription: Subscription) => Promise<void>;
  subscriptions: (place?: string) => Promise<readonly SubscriptionPlan[]>;
  removeSubscription: (id: string) => Promise<void>;
  /** A watch out of a sentence, with its meaning in plain words to be approved; nothing is kept yet. */
  planWatch: (wish: {
    id: string;
    place: string;
    owner: string;
    text: string;
    language: Language;
    level?: Watch["level"];
  }) => WatchPlan | Refusal;
  keepWatch: (watch: Watch) => Promise<void>;
  /** A person's own watches, or those of a place. */
  watches: (of: { owner?: string; place?: string }) => Promise<readonly WatchPlan[]>;
  removeWatch: (id: string) => Promise<void>;
  /** Takes out everything that is kept of a person: their watches and their answered questions. Returns how many of both. */
  forget: (owner: string) => Promise<number>;
};

/** Where digests and watches are set up, whatever the door. */
export function createDesk(deps: DeskDeps): Desk {
  const { ledger, knowledge, now } = deps;
  const planOf = (subscription: Subscription): SubscriptionPlan => {
    const run = nextRun(subscription, now());
    return {
      kind: "plan",
      subscription,
      next: run === null ? null : { localDate: run.localDate, at: run.scheduledAt },
      skipped: skippedHour(subscription, now()),
      words: filterWords(subscription.filter, subscription.language, deps),
    };
  };
  const watchPlan = (watch: Watch): WatchPlan => ({ kind: "plan", watch, words: watchWords(watch, deps) });
  const allWatches = async (): Promise<Watch[]> =>
    (await ledger.list(WATCHES)).flatMap(({ value }) => readWatch(value) ?? []);
  const removeWatch = (id: string): Promise<void> => ledger.put([{ collection: WATCHES, id, value: null }]);
  return {
    planSubscription: ({ filterText, ...wish }) => {
      const read =
        filterText === undefined || filterText.trim() === ""
          ? {}
          : { filter: filterOf(filterText, languageOf(wish), deps) };
      const parsed = subscriptionSchema.safeParse({ createdAt: now().toISOString(), ...wish, ...read });
      return parsed.success ? planOf(parsed.data) : refusal(parsed.error.issues);
    },
    keepSubscription: ({ id, ...rest }) =>
      ledger.put([{ collection: SUBSCRIPTIONS, id, value: JSON.stringify({ id, ...rest }) }]),
    subscriptions: async (place) =>
      (await subscriptions(ledger)).filter((one) => place === undefined || one.place === place).map(planOf),
    removeSubscription: (id) => ledger.put([{ collection: SUBSCRIPTIONS, id, value: null }]),
    planWatch: ({ level, ...wish }) => {
      const meant = watchWish(wish.text, wish.language, knowledge);
      const given = level === undefined ? {} : { level };
      const parsed = watchSchema.safeParse({ createdAt: now().toISOString(), ...wish, ...meant, ...given });
      return parsed.success ? watchPlan(parsed.data) : refusal(parsed.error.issues);
    },
    keepWatch: ({ id, ...rest }) => ledger.put([{ collection: WATCHES, id, value: JSON.stringify({ id, ...rest }) }]),
    watches: async ({ owner, place }) =>
      (await allWatches())
        .filter(
          (watch) => (owner === undefined || watch.owner === owner) && (place === undefined || watch.place === place),
        )
        .map(watchPlan),
    removeWatch,
    forget: async (owner) => {
      const own = (await allWatches()).filter((watch) => watch.owner === owner);
      const answers = await keptAnswers(ledger, owner);
      await ledger.put([
        ...own.map(({ id }) => ({ collection: WATCHES, id, value: null })),
        ...answers.map(({ id }) => ({ collection: answersOf(owner), id, value: null })),
        forgottenLook(owner),
      ]);
      return own.length + answers.length;
    },
  };
}

const refusal = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal => ({
  kind: "refused",
  problems: issues.map(({ path, message }) => ({ field: path.map(String).join("."), problem: message })),
});

/** "nvidia, amd, not rumours": any of the names and notions between commas, none of those after a no. */
function filterOf(text: string, language: Language, { knowledge }: DeskDeps): Filter {
  const parts = text.split(/[,;、，；\n]/u).map((part) => part.trim());
  const wanted = parts.filter((part) => part !== "" && !NOT.test(part));
  const unwanted = parts.filter((part) => NOT.test(part)).map((part) => part.replace(NOT, "").trim());
  const read = (part: string, tongue: Language): Filter => unwrapped(watchWish(part, tongue, knowledge).filter);
  // Chip names are English everywhere: what the reader's language does not know is read as English.
  const leaf = (part: string): Filter => {
    const own = read(part, language);
    return own.kind === "words" ? read(part, "en") : own;
  };
  const none = unwanted.filter((part) => part !== "").map((part): Filter => ({ kind: "not", of: leaf(part) }));
  const any: Filter[] = wanted.length === 0 ? [] : [{ kind: "any", of: wanted.map(leaf) }];
  return { kind: "all", of: [...any, ...none] };
}

const languageOf = ({ language }: Record<string, unknown>): Language =>
  LANGUAGES.find((known) => known === language) ?? "en";

const NOT = /^(?:not?|without|pas|sans|nicht|kein[e]?|ohne|sin|non|senza|不要|除)\s+|^-/iu;

const unwrapped = (filter: Filter): Filter =>
  filter.kind === "all" && filter.of.length === 1 ? (filter.of[0] ?? filter) : filter;

type Words = Pick<DeskDeps, "catalogue" | "topicName">;

/** A filter as people write it: "Nvidia + licence", "not rumour". Empty for one that lets everything through. */
function filterWords(filter: Filter, language: Language, deps: Words): string {
  const words = (part: Filter): string => filterWords(part, language, deps);
  switch (filter.kind) {
    case "all":
      return filter.of.map(words).filter(Boolean).join(" + ");
    case "any":
      return filter.of.map(words).filter(Boolean).join(" / ");
    case "not":
      return say("filter.not", language, { words: words(filter.of) });
    case "entity":
      return deps.catalogue.find(filter.id)?.name ?? filter.id;
    case "topic":
      return deps.topicName(filter.id, language) ?? filter.id;
    case "words":
      return `“${filter.text}”`;
    case "source-class":
    case "language":
      return filter.is;
  }
}

/** A watch in plain words: "I tell you here when something new is claimed about: H20 + licence (at least reported)." */
function watchWords({ filter, level, change, language }: Watch, deps: Words): string {
  const about = filterWords(filter, language, deps);
  const sure = level === "any" ? "" : ` (${say(`watch.${level}`, language)})`;
  return `${say(change === null ? "watch.words" : `watch.change.${change === "schedule" ? "date" : "state"}`, language, { about })}${sure}`;
}

// What adapters may import; no code.
export { createBot, type Bot, type LocatedArticle } from "./bot.ts";
export { asksCause, type Asker, localeLanguage } from "./commands/commands.ts";
export { parseIntent } from "./commands/grammar.ts";
export { intentText } from "./commands/intent-text.ts";
export { readIntent } from "./commands/intent-schema.ts";
export { sinceDay } from "./commands/option-words.ts";
export { configSchema, parseConfig, type Config, type DiscordConfig, type SlackConfig } from "./config.ts";
export { BotError } from "./errors.ts";
export { evalQuestionSchema, type EvalQuestion, type EvalRun } from "./evaluation/schema.ts";
export { type ConflictPair, type ConflictScores, scoreConflicts } from "./evaluation/score.ts";
export { isMiss, scoreRun, type Scores } from "./evaluation/score.ts";
export { type Cluster, scoreStories, type StoryScores } from "./evaluation/score.ts";
export type * from "./ports.ts";
export { forestSchema, openForest } from "./learned/forest.ts";
export { ANALYSER_VERSION } from "./reading/reading.ts";
export { sampleArticles, sampleQuestions } from "./samples/samples.ts";
export * from "./search/stored-index.ts";
export { type Entity, parseCatalogue } from "./knowledge/catalogue.ts";
export { canonicalAddress } from "./text/address.ts";
export { cleanSavedPage } from "./text/saved-page.ts";
export {
  body,
  COMPARE_FIELDS,
  EXPORT_FORMATS,
  EXPORTED,
  FORMATS_OF,
  LANGUAGES,
  STORY_VIEWS,
  TIMELINE_KINDS,
} from "./types.ts";
export type * from "./types.ts";
export { type JobEnd } from "./delivery/deliver.ts";
export { createWorker, type JobHandler, type Preparation } from "./delivery/worker.ts";
export { readRetryAfter } from "./sources/retry-after.ts";
export { type PageText, articleOf } from "./sources/article.ts";
export { type Attempt, afterAttempt, isDue, isHeld, muted, resumed } from "./sources/attempt.ts";
export { defaultSources, feedCatalogue, newSource, type NewSource, sourceIdFor } from "./sources/catalogue.ts";
export {
  type FailingSources,
  failingSources,
  healthOf,
  type SourceHealth,
  type SourceNotice,
} from "./sources/health.ts";
export { createClassOf } from "./sources/class-of.ts";
export { sourceFacts } from "./sources/facts.ts";
export { articleAddress, itemHash } from "./sources/identity.ts";
export { SOURCE_CLASSES } from "./types.ts";
export { OPML_FEEDS_MAX, type OpmlFeed, readOpml, writeOpml } from "./sources/opml.ts";
export { type DigestMaker } from "./commands/digest-maker.ts";
export { type Alerts } from "./commands/alerts.ts";
export { type Desk, type SubscriptionPlan, type WatchPlan } from "./commands/desk.ts";
export { answerRecords } from "./commands/kept-answers.ts";
export { bugReply } from "./commands/bug-reply.ts";
export { lookRecords } from "./commands/looks.ts";
export { placeSettings } from "./commands/place-settings.ts";
export { alertView, correctedView, type DigestStoryView, type DigestView, digestView } from "./commands/digest-view.ts";
export { keptView, readView, viewRecord } from "./commands/kept-views.ts";
export { createPlanner, DIGEST_JOB, sendNow, subscriptions } from "./digest/planner.ts";
export { dueRuns } from "./digest/schedule.ts";
export {
  isTimeZone,
  readSubscription,
  type Subscription,
  subscriptionSchema,
  SUBSCRIPTIONS,
} from "./digest/subscription.ts";
export type { Digest } from "./digest/digest-types.ts";
export { safeText } from "./text/clean.ts";

import type { HomeView } from "@slack/types";

import type { SubscriptionPlan, WatchPlan } from "../../../src/index.ts";
import { ACTIONS } from "./action-ids.ts";
import type { SlackBlock } from "./limits.ts";
import { LIMITS } from "./limits.ts";
import { actions, button, context, header } from "./parts.ts";
import { date, plain, richText, section } from "./rich.ts";

export type HomeState = {
  watches: readonly WatchPlan[];
  digests: readonly SubscriptionPlan[];
  library: { articles: number; newestDay: string | null };
  /** For admins; null for others. */
  failingSources: readonly string[] | null;
  language: string;
  /** How long questions are kept, in days. */
  keptDays: number;
};

/** Blocks each item takes, and what is kept for the rest. */
const ITEMS_MAX = 20;

/** The Home tab: my watches, the digests and when they come, how fresh the news is, what is kept of me. */
export function homeView(state: HomeState): HomeView {
  const blocks = [
    header("Your watches"),
    ...state.watches.slice(0, ITEMS_MAX).flatMap(watchBlocks),
    ...(state.watches.length === 0 ? context("None yet. “Watch this” under an answer makes one.") : []),
    ...actions([button("New watch", ACTIONS.watchNew)]),
    header("Digests"),
    ...state.digests.slice(0, ITEMS_MAX).flatMap(digestBlocks),
    ...(state.digests.length === 0 ? context("None yet.") : []),
    ...actions([button("New digest", ACTIONS.digestNew)]),
    header("News"),
    ...context(
      `${state.library.articles.toLocaleString("en")} articles · newest ${state.library.newestDay ?? "–"} · language ${state.language}`,
      ...(state.failingSources ?? []).map((name) => `Source in trouble: ${name}`),
    ),
    header("What is kept of you"),
    ...context(
      `Your watches, and your questions for ${state.keptDays} days, to answer follow-ups. No message is sent to anyone else.`,
    ),
    ...actions([{ ...button("Delete it", ACTIONS.forget), style: "danger" }]),
  ];
  return { type: "home", blocks: blocks.filter(isKnown).slice(0, LIMITS.viewBlocks) };
}

type Known = HomeView["blocks"][number];
const isKnown = (block: SlackBlock): block is Extract<SlackBlock, Known> => block.type !== "data_visualization";

const watchBlocks = ({ watch, words }: WatchPlan): SlackBlock[] => [
  richText(section(plain(watch.text, { bold: true }), plain(` — ${words}`))),
  ...actions([button("Remove", ACTIONS.watchRemove, watch.id)]),
];

function digestBlocks({ subscription, next, words }: SubscriptionPlan): SlackBlock[] {
  const about = words === "" ? [] : plain(` · ${words}`);
  const when =
    subscription.isPaused || next === null
      ? plain(` · paused${subscription.pauseReason === null ? "" : `: ${subscription.pauseReason}`}`)
      : [
          ...plain(" · next "),
          ...date(next.at.toISOString(), next.localDate),
          ...plain(` ${subscription.time} ${subscription.zone}`),
        ];
  return [
    richText(section(plain(subscription.placeName || subscription.place, { bold: true }), when, about)),
    ...actions([
      button("Send now", ACTIONS.digestNow, subscription.id),
      button("Remove", ACTIONS.digestRemove, subscription.id),
    ]),
  ];
}

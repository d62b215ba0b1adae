import type { DigestView, Reply, Subscription } from "../../../src/index.ts";
import { answerMessages, type ReplyAbout } from "./answer.ts";
import { cardMessages } from "./card.ts";
import { digestMessages, type SlackDigestPart } from "./digest.ts";
import type { SlackMessage } from "./limits.ts";

export { ACTIONS, CALLBACKS, readIntentValue } from "./action-ids.ts";
export type { SlackMessage } from "./limits.ts";

/** A reply as Slack shows it: one message or, where it is too long for one, several; each within all of Slack's limits. */
export const renderReply = (reply: Reply, about: ReplyAbout): readonly SlackMessage[] =>
  reply.kind === "answer" ? answerMessages(reply, about) : cardMessages(reply, about);

/** A digest as Slack shows it; without a subscription what a watch tells. */
export const renderDigest = (view: DigestView, subscription: Subscription | null): readonly SlackDigestPart[] =>
  digestMessages(view, subscription);

export { homeView } from "./home.ts";
export { digestModal, feedbackModal, pickerModal, watchModal } from "./modals.ts";

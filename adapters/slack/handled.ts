import type { ModalView } from "@slack/types";

/** What an interaction comes to: the acknowledgement, and what is done after it. */
export type Handled = { answer: Answered; after?: () => Promise<void> };

/** `say` is shown to the person alone, where what they did takes an answer. */
export type Answered =
  | { kind: "nothing" }
  | { kind: "say"; text: string }
  | { kind: "errors"; errors: Record<string, string> }
  | { kind: "view"; view: ModalView };

export const NOTHING: Handled = { answer: { kind: "nothing" } };

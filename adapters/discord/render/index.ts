import type { Reply } from "../../../src/index.ts";
import { type DiscordBody, FLAGS, type Layout, toBodies } from "./message.ts";
import { replyPieces, type ReplyForm } from "./reply.ts";

export { type DiscordDigestPart, digestParts } from "./digest.ts";
export { type ButtonSpec, type DiscordBody, FLAGS, type Layout, toBodies } from "./message.ts";
export type { ReplyForm } from "./reply.ts";

/** A reply as Discord shows it: one message, or several where it is too long for one, each within all of Discord's limits. */
export const renderReply = (reply: Reply, form: ReplyForm & { layout: Layout }): readonly DiscordBody[] =>
  toBodies(replyPieces(reply, form), { layout: form.layout, flags: form.isEphemeral ? FLAGS.ephemeral : 0 });

import type { Language, Reply } from "../../src/index.ts";
import { customId } from "./custom-id.ts";
import { queryId } from "./kept-queries.ts";
import type { DiscordBody } from "./render/index.ts";
import { text } from "./texts.ts";

/**
 * The messages of a reply that are shown at once: an answer whole; of a long card one page, whose button leads to the next one. A page that there
 * is not any more is the last one.
 */
export function shownPages(bodies: readonly DiscordBody[], reply: Reply, page: number): readonly DiscordBody[] {
  if (reply.kind === "answer" || bodies.length <= 1) return bodies;
  const at = Math.min(page, bodies.length - 1);
  const body = bodies[at];
  if (body === undefined) return bodies;
  return [at === bodies.length - 1 ? body : withNext(body, { reply, page: at + 1, all: bodies.length })];
}

type Next = { reply: Reply; page: number; all: number };

function withNext(body: DiscordBody, { reply, page, all }: Next): DiscordBody {
  const label = nextLabel(reply.language, page + 1, all);
  const button = {
    type: 2,
    style: 2,
    label,
    custom_id: customId({ kind: "page", query: queryId(reply.intent), page }),
  };
  return { ...body, components: [...(body.components ?? []), { type: 1, components: [button] }] };
}

const nextLabel = (language: Language, n: number, all: number): string => text("pageOf", language, { n, all });

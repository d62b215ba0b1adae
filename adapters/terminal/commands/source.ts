import { BotError, SOURCE_CLASSES } from "../../../src/index.ts";
import { type Command, type Parts, readCommandLine } from "../command.ts";
import { addArticle, addSource, testSource } from "./source-add.ts";
import { changeSource } from "./source-change.ts";
import { exportSources, importSources, OPML_BYTES_MAX } from "./source-opml.ts";
import { listSources, showSource } from "./source-show.ts";

const HELP = `Usage: chipwire source list [--all] [--json]     what is followed and how it is doing; --all: also what could be
       chipwire source show ID [--json]          everything known of one source
       chipwire source add URL|ID [--class CLASS] [--title TITLE]
                                                 follow a feed, the feed of a site, or one of the list by its id
       chipwire source mute|unmute|remove ID…    stop asking; ask again, also what was paused or gone; forget
       chipwire source test URL|ID [--json]      try a feed without following it
       chipwire source add-article URL [--json]  read one page into the library
       chipwire source import FILE.opml          follow the feeds of a list of subscriptions (at most ${OPML_BYTES_MAX / 1e6} MB)
       chipwire source export [FILE.opml]        write such a list

CLASS says what a source is, which is shown with what it says:
${SOURCE_CLASSES.join(", ")}.
Addresses in private networks are not fetched, see ALLOW_PRIVATE_HOSTS in .env.example.`;

/** `chipwire source`: what is followed. */
export const source: Command = { help: HELP, run };

const OPTIONS = {
  all: { type: "boolean" },
  json: { type: "boolean" },
  class: { type: "string" },
  title: { type: "string" },
} as const;

/** What an action is given. */
export type SourceCall = {
  /** What stands after the action's name. */
  names: readonly string[];
  options: { all: boolean; json: boolean; class: string | undefined; title: string | undefined };
};

type Action = (call: SourceCall, parts: Parts) => Promise<number>;

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ["list", listSources],
  ["show", showSource],
  ["add", addSource],
  ["mute", changeSource("mute")],
  ["unmute", changeSource("unmute")],
  ["remove", changeSource("remove")],
  ["test", testSource],
  ["add-article", addArticle],
  ["import", importSources],
  ["export", exportSources],
]);

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const [name = "list", ...names] = positionals;
  const action = ACTIONS.get(name);
  if (action === undefined)
    throw new BotError("usage", `source cannot "${name}". It can: ${[...ACTIONS.keys()].join(", ")}.`);
  const { all = false, json = false, class: sourceClass, title } = values;
  return action({ names, options: { all, json, class: sourceClass, title } }, parts);
}

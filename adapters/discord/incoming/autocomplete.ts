import { feedCatalogue } from "../../../src/index.ts";
import { withAge } from "../last-news.ts";
import { cutText } from "../../chat/cut.ts";
import { digestsOf } from "../digest-home.ts";
import { timeOfId } from "../delivery/find-post.ts";
import { DEFINITIONS } from "../commands/definitions.ts";
import { type Interaction, optionsOf, userOf } from "./interaction-payload.ts";
import type { Choice } from "./respond.ts";
import { authorOf, type IncomingDeps } from "./work.ts";

/** Discord's limits. Source: discord.com/developers/docs/interactions/application-commands */
const CHOICES_MAX = 25;
const CHARS_MAX = 100;
/** Discord takes no later answer than three seconds; somebody has typed on by then. */
const LATE_MS = 2_500;

const zones = Intl.supportedValuesOf("timeZone");

/** Suggests while somebody types: from memory, and not at all when it would come too late. */
export async function autocomplete(one: Interaction, deps: IncomingDeps): Promise<void> {
  const { focused } = optionsOf(one);
  if (focused === null) return;
  const found = await suggestions(one, focused, deps).catch(() => []);
  if (deps.now().getTime() - timeOfId(one.id) > LATE_MS) return;
  await deps.respond.choices(one, toChoices(found));
}

/** At most 25, each of 1 to 100 characters, no value twice. */
export function toChoices(found: readonly Choice[]): Choice[] {
  const fitting = found
    .map(({ name, value }) => ({ name: cutText(name.trim(), CHARS_MAX), value }))
    .filter(({ name, value }) => name !== "" && value !== "" && value.length <= CHARS_MAX);
  return [...new Map(fitting.map((choice) => [choice.value, choice])).values()].slice(0, CHOICES_MAX);
}

type Focused = { name: string; value: string };

async function suggestions(one: Interaction, { name, value }: Focused, deps: IncomingDeps): Promise<readonly Choice[]> {
  const { name: command } = one.data;
  if (name === "timezone")
    return matching(
      zones.map((zone) => ({ name: zone, value: zone })),
      value,
    );
  if (name === "command")
    return matching(
      DEFINITIONS.filter(({ type }) => type === 1).map((each) => ({ name: each.name, value: each.name })),
      value,
    );
  if (command === "digest" && name === "id") return matching(await digestChoices(one, deps), value);
  if (command === "watch" && name === "id") return matching(await watchChoices(one, deps), value);
  if (command === "source" && name === "url") return matching(await feedChoices(deps), value);
  if (command === "source") return matching(await sourceChoices(deps), value);
  if (command === "story" || (command === "export" && optionsOf(one).text("what") === "story"))
    return matching(
      (await deps.stories()).map(({ id, title }) => ({ name: title, value: id })),
      value,
    );
  return names(one, { name, value }, deps);
}

/** Of a list ("nvidia, am…") the last name is completed; what stands before it stays. */
async function names(
  { locale }: Interaction,
  { name: field, value }: Focused,
  { bot, now }: IncomingDeps,
): Promise<readonly Choice[]> {
  const isList = field === "filter";
  const at = isList ? value.lastIndexOf(",") + 1 : 0;
  const before = at === 0 ? "" : `${value.slice(0, at)} `;
  const found = await (await bot()).complete(value.slice(at).trim().slice(0, CHARS_MAX), CHOICES_MAX);
  return found.map((suggestion) => ({
    name: `${before}${withAge(suggestion, locale, now())}`,
    value: `${before}${suggestion.value}`,
  }));
}

async function digestChoices(one: Interaction, { desk, ledger }: IncomingDeps): Promise<readonly Choice[]> {
  if (one.guild_id === undefined) return [];
  const all = await digestsOf(one.guild_id, { ledger, desk: await desk() });
  return all.map(({ subscription: { id, time, zone, placeName } }) => ({
    name: `#${placeName} ${time} ${zone}`,
    value: id,
  }));
}

async function watchChoices(one: Interaction, { desk }: IncomingDeps): Promise<readonly Choice[]> {
  const own = await (await desk()).watches({ owner: authorOf(userOf(one)) });
  return own.map(({ watch }) => ({ name: watch.text, value: watch.id }));
}

async function sourceChoices({ sources }: IncomingDeps): Promise<readonly Choice[]> {
  return (await (await sources()).list()).map(({ id, title }) => ({ name: `${id} · ${title}`, value: id }));
}

/** Feeds of the list that nobody follows yet; what is typed may be any other's address. */
async function feedChoices({ sources }: IncomingDeps): Promise<readonly Choice[]> {
  const followed = new Set((await (await sources()).list()).map(({ url }) => url));
  const open = feedCatalogue.filter(({ url }) => !followed.has(url));
  return open.map(({ id, title }) => ({ name: `${id} · ${title}`, value: id }));
}

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_/]+/g, " ");

/** Those that hold what was typed; those that begin with it, or have a word that does, first. */
function matching(all: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = folded(typed.trim());
  const holding = all.filter(({ name, value }) => `${folded(name)} ${folded(value)}`.includes(wanted));
  const begins = ({ name }: Choice): boolean =>
    folded(name)
      .split(" ")
      .some((word) => word.startsWith(wanted)) || folded(name).startsWith(wanted);
  return [...holding.filter(begins), ...holding.filter((one) => !begins(one))];
}

import { isTimeZone, LANGUAGES, type NewsSource, resumed, sourceFacts } from "../../../src/index.ts";
import type { DiscordBody } from "../render/index.ts";
import { escaped, link } from "../render/markdown.ts";
import { serverSettings, setServer } from "../server-settings.ts";
import { text } from "../texts.ts";
import { type Interaction, optionsOf } from "./interaction-payload.ts";
import { markdownWords, words } from "./respond.ts";
import { type IncomingDeps, mayManage, readerOf, refusePermission } from "./work.ts";

/** `/settings …`: for who may manage the server. */
export async function takeSettings(one: Interaction, deps: IncomingDeps): Promise<void> {
  const guild = one.guild_id;
  if (guild === undefined || !mayManage(one)) return refusePermission(one, "Manage Server", deps);
  if (!(await deps.respond.defer(one, true))) return;
  const options = optionsOf(one);
  const before = await serverSettings(deps.ledger, guild);
  const zone = options.text("timezone");
  if (zone !== undefined && !isTimeZone(zone))
    return deps.respond.finish(one, words([text("zone", readerOf(one), { zone })], deps.layout));
  const after = {
    language: LANGUAGES.find((language) => language === options.text("language")) ?? before.language,
    zone: zone ?? before.zone,
    show:
      options.text("default_show") === "channel"
        ? ("channel" as const)
        : options.text("default_show") === "only me"
          ? ("only me" as const)
          : before.show,
  };
  if (options.sub === "set") await setServer(deps.ledger, guild, after);
  const shown = text("settings", readerOf(one), {
    language: after.language ?? "en",
    zone: after.zone ?? "UTC",
    show: after.show,
  });
  await deps.respond.finish(one, words([shown], deps.layout));
}

const CHANGES = new Set(["mute", "unmute"]);
const SOURCES_SHOWN_MAX = 60;

/** `/source …`: everybody may look, who manages the server may change. */
export async function takeSource(one: Interaction, deps: IncomingDeps): Promise<void> {
  const options = optionsOf(one);
  if (CHANGES.has(options.sub) && !mayManage(one)) return refusePermission(one, "Manage Server", deps);
  if (!(await deps.respond.defer(one, true))) return;
  await deps.respond.finish(one, await sourceBodies(one, deps));
}

async function sourceBodies(one: Interaction, deps: IncomingDeps): Promise<readonly DiscordBody[]> {
  const options = optionsOf(one);
  const sources = await deps.sources();
  const all = await sources.list();
  if (options.sub === "list")
    return markdownWords(
      joined(all.slice(0, SOURCES_SHOWN_MAX).map((source) => sourceLine(source, deps))),
      deps.layout,
    );
  const id = options.text("name") ?? "";
  const there = all.find((source) => source.id === id);
  if (there === undefined) return words([text("noSuch", readerOf(one), { id })], deps.layout);
  if (options.sub === "show") return markdownWords([sourceLine(there, deps), ...details(there, deps)], deps.layout);
  const changed = await sources.update(id, options.sub === "mute" ? muted : resumed);
  deps.log("info", "discord_source_changed", { id, change: options.sub });
  return markdownWords([sourceLine(changed ?? there, deps)], deps.layout);
}

const muted = (source: NewsSource): NewsSource => ({ ...source, state: "muted", incident: null });

function sourceLine(source: NewsSource, { now }: IncomingDeps): string {
  const { health, answeredAt } = sourceFacts(source, now());
  const when = answeredAt === null ? "" : ` · <t:${Math.round(Date.parse(answeredAt) / 1_000)}:R>`;
  return `- ${link(source.title, source.site ?? source.url)} (${escaped(source.id)}) · ${escaped(source.class)} · ${escaped(health)}${when}`;
}

function details(source: NewsSource, { now }: IncomingDeps): string[] {
  const { failure, dueAt, expectedHours } = sourceFacts(source, now());
  return [
    ...(failure === null ? [] : [`-# ${escaped(failure)}`]),
    ...(expectedHours === null ? [] : [`-# ⌀ ${expectedHours} h`]),
    ...(dueAt === null ? [] : [`-# → <t:${Math.round(Date.parse(dueAt) / 1_000)}:R>`]),
  ];
}

const JOINED_CHARS_MAX = 1_500;

function joined(lines: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const open = pieces.at(-1);
    if (open !== undefined && open.length + line.length < JOINED_CHARS_MAX)
      pieces[pieces.length - 1] = `${open}\n${line}`;
    else pieces.push(line);
  }
  return pieces.length === 0 ? ["–"] : pieces;
}

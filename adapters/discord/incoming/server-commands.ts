import { isTimeZone, LANGUAGES } from "../../../src/index.ts";
import { serverSettings, setServer } from "../server-settings.ts";
import { text } from "../texts.ts";
import { type Interaction, optionsOf } from "./interaction-payload.ts";
import { words } from "./respond.ts";
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

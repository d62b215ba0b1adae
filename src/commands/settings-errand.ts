import { SETTING_NAMES, type Intent, type SettingName } from "../types.ts";
import { noticeCard, type Card, type Errand, type Of } from "./card.ts";
import { choice, doneCard, mayManage, refused, sheetCard } from "./desk-guard.ts";
import { keepSettings, placeSettings, valuesOf, withSetting } from "./place-settings.ts";
import { say } from "./texts.ts";

/** What puts a setting back to as usual. */
const USUAL = "default";

/** What is set for a place, or one of it changed. */
export async function settingsCard({ set }: Of<"settings">, { language, visit, deps }: Errand): Promise<Card> {
  if (deps.ports.ledger === undefined) return noticeCard("E-MISSING", say("E-MISSING.ledger", language));
  if (visit === null) return noticeCard("E-MISSING", say("E-MISSING.visit", language));
  const ledger = await deps.ports.ledger();
  const before = await placeSettings(ledger, visit.place);
  const valueOf = (name: SettingName): string => before[name] ?? say("settings.default", language);
  if (set === null) {
    const lines = SETTING_NAMES.map((name) => `${name}: ${valueOf(name)}`);
    return sheetCard({ title: say("title.settings", language), note: visit.placeName || null, lines });
  }
  if (!mayManage(visit.place, visit)) return refused(language);
  const { name } = set;
  const after = withSetting(before, name, set.value === USUAL ? undefined : valueAs(name, set.value));
  if (after === null) {
    if (name === "timezone") return noticeCard("E-TZ", say("E-TZ", language, { tz: set.value.slice(0, 60) }));
    const list = [...valuesOf(name), USUAL].join(", ");
    return noticeCard("E-USAGE", say("E-VALUE", language, { name, list }));
  }
  await keepSettings(ledger, visit.place, after);
  const back: Intent = { kind: "settings", set: { name, value: before[name] ?? USUAL } };
  const text = say("S-SAVED.plain", language, { name: `${name}: ${after[name] ?? say("settings.default", language)}` });
  return doneCard(text, [choice("choice.undo", language, { intent: back, role: "undo" })]);
}

/** Words are written small; a time zone has capitals of its own. */
const valueAs = (name: SettingName, value: string): string => (name === "timezone" ? value : value.toLowerCase());

import type { Choice, Intent, Language, WatchWish } from "../types.ts";
import { noticeCard, type Card, type Errand } from "./card.ts";
import type { WatchPlan } from "./desk.ts";
import {
  type AtDesk,
  atDesk,
  cannotPost,
  choice,
  doneCard,
  mayManage,
  noSuch,
  refused,
  sheetCard,
  shortId,
} from "./desk-guard.ts";
import { EXAMPLES } from "./plain-cards.ts";
import { say } from "./texts.ts";

type Wish<D extends WatchWish["do"]> = Extract<WatchWish, { do: D }>;

/** Shown in one list; who has more removes some. */
const SHOWN_MAX = 25;
/** Buttons under a list. */
const REMOVALS_MAX = 10;

const asked = (wish: WatchWish): Intent => ({ kind: "watch", wish });

/** Lists, makes, changes and removes watches: what is made is shown in plain words first. */
export async function watchCard(wish: WatchWish, errand: Errand): Promise<Card> {
  const at = await atDesk(errand);
  if ("blocks" in at) return at;
  switch (wish.do) {
    case "list":
      return listed(at, errand);
    case "add":
      return added(wish, at, errand);
    case "edit":
      return edited(wish, at, errand);
    case "remove":
      return removed(wish, at, errand);
  }
}

/** One's own, wherever they tell, and those of this place. */
export async function visible({ desk, visit }: AtDesk): Promise<readonly WatchPlan[]> {
  const [own, here] = await Promise.all([desk.watches({ owner: visit.author }), desk.watches({ place: visit.place })]);
  return [...new Map([...own, ...here].map((plan) => [plan.watch.id, plan])).values()];
}

async function listed(at: AtDesk, { language }: Errand): Promise<Card> {
  const plans = await visible(at);
  if (plans.length === 0) {
    const example = say("E-USAGE", language, { example: EXAMPLES.watch });
    return sheetCard({ title: say("title.watches", language), lines: [say("watches.none", language), example] });
  }
  const lines = plans.slice(0, SHOWN_MAX).map(({ watch, words }) => `${watch.id} — ${words}`);
  const choices = plans
    .filter((plan) => isTheirs(plan, at))
    .slice(0, REMOVALS_MAX)
    .map(({ watch: { id } }) => removal(id, false, language));
  return sheetCard({ title: say("title.watches", language), lines, choices });
}

const removal = (id: string, isConfirmed: boolean, language: Language): Choice =>
  choice("choice.remove", language, { intent: asked({ do: "remove", id, isConfirmed }), role: "danger" }, id);

const isTheirs = ({ watch }: WatchPlan, { visit }: AtDesk): boolean =>
  watch.owner === visit.author || mayManage(watch.place, visit);

async function added(wish: Wish<"add">, { desk, visit }: AtDesk, errand: Errand): Promise<Card> {
  const place = wish.to === "here" ? visit.place : (visit.ownPlace ?? visit.place);
  // What everybody in a channel is told of is for those to decide who run it.
  if (place !== visit.ownPlace && !mayManage(place, visit)) return refused(errand.language);
  const id = shortId("w", visit.author, place, wish.text, wish.level ?? "");
  const { text, level } = wish;
  const plan = desk.planWatch({ id, place, owner: visit.author, text, language: errand.language, ...levelOf(level) });
  const undo = asked({ do: "remove", id, isConfirmed: true });
  return settled(plan, { wish: { ...wish, isConfirmed: true }, undo, isConfirmed: wish.isConfirmed }, { desk, errand });
}

const levelOf = (level: Wish<"add">["level"]) => (level === undefined ? {} : { level });

async function edited(wish: Wish<"edit">, at: AtDesk, errand: Errand): Promise<Card> {
  const there = (await visible(at)).find(({ watch }) => watch.id === wish.id)?.watch;
  if (there === undefined) return noSuch(wish.id, errand.language);
  if (!isTheirs({ kind: "plan", watch: there, words: "" }, at)) return refused(errand.language, "perm.owner");
  const { id, place, owner } = there;
  const text = wish.text.trim() === "" ? there.text : wish.text;
  const plan = at.desk.planWatch({ id, place, owner, text, language: errand.language, ...levelOf(wish.level) });
  const undo = asked({ do: "edit", id, text: there.text, level: there.level, isConfirmed: true });
  return settled(
    plan,
    { wish: { ...wish, isConfirmed: true }, undo, isConfirmed: wish.isConfirmed },
    { desk: at.desk, errand },
  );
}

type Settling = { wish: WatchWish; undo: Intent; isConfirmed: boolean };

/** Shows what was understood; keeps it when that was agreed to. */
async function settled(
  plan: ReturnType<AtDesk["desk"]["planWatch"]>,
  { wish, undo, isConfirmed }: Settling,
  { desk, errand }: { desk: AtDesk["desk"]; errand: Errand },
): Promise<Card> {
  const { language } = errand;
  const isEmpty = plan.kind === "plan" && plan.watch.text.trim() === "";
  if (plan.kind === "refused" || isEmpty)
    return noticeCard("E-USAGE", say("E-USAGE", language, { example: EXAMPLES.watch }));
  const { watch, words } = plan;
  const blocked = await cannotPost(watch.place, say("place.here", language), errand);
  if (blocked !== null) return blocked;
  if (isConfirmed) {
    await desk.keepWatch(watch);
    const text = say("S-SAVED.plain", language, { name: words });
    return doneCard(text, [choice("choice.undo", language, { intent: undo, role: "undo" })]);
  }
  const save = choice("choice.save", language, { intent: asked(wish), role: "confirm" });
  return sheetCard({ title: say("title.plan", language), note: watch.text, lines: [words], choices: [save] });
}

async function removed({ id, isConfirmed }: Wish<"remove">, at: AtDesk, { language }: Errand): Promise<Card> {
  const plan = (await visible(at)).find(({ watch }) => watch.id === id);
  if (plan === undefined) return noSuch(id, language);
  if (!isTheirs(plan, at)) return refused(language, "perm.owner");
  const { watch, words } = plan;
  if (!isConfirmed) {
    const choices = [removal(id, true, language)];
    return sheetCard({ title: say("ask.remove", language), lines: [`${id} — ${words}`], choices });
  }
  await at.desk.removeWatch(id);
  const to = watch.place === at.visit.place && watch.place !== at.visit.ownPlace ? "here" : "me";
  const again = asked({ do: "add", text: watch.text, to, level: watch.level, isConfirmed: true });
  return doneCard(say("S-REMOVED", language, { name: words }), [
    choice("choice.undo", language, { intent: again, role: "undo" }),
  ]);
}

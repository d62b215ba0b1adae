import { type Desk, healthOf, type Library, localeLanguage, type Now, type Sources } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";
import type { People } from "./people.ts";
import { authorOf } from "./questions.ts";
import { homeView } from "./render/index.ts";
import type { Tenants } from "./tenants.ts";

export type HomeDeps = {
  call: SlackCall;
  tenants: Tenants;
  people: People;
  desk: () => Promise<Desk>;
  library: () => Promise<Library>;
  sources: () => Promise<Sources>;
  mayManage: (team: string, user: string) => Promise<boolean>;
  keptDays: number;
  now: Now;
};

/** The bot's own page, a person at a time. */
export type Home = {
  /** Shows it anew, as it is now. Never throws for what Slack says. */
  show: (team: string, user: string) => Promise<void>;
};

export function createHome(deps: HomeDeps): Home {
  return {
    show: async (team, user) => {
      const state = await deps.tenants.find(team);
      if (state.kind !== "open") return;
      const view = await viewOf(team, user, deps);
      await deps.call("views.publish", { user_id: user, view }, state.tenant.token);
    },
  };
}

async function viewOf(team: string, user: string, deps: HomeDeps) {
  const desk = await deps.desk();
  const [isAdmin, { locale }, stats, watches, digests] = await Promise.all([
    deps.mayManage(team, user),
    deps.people(team, user),
    deps.library().then((library) => library.stats()),
    desk.watches({ owner: authorOf(team, user) }),
    desk.subscriptions(),
  ]);
  return homeView({
    watches,
    // Never another workspace's.
    digests: digests.filter(({ subscription }) => subscription.place.startsWith(`slack:${team}/`)),
    library: { articles: stats.articles, newestDay: stats.newestDay },
    failingSources: isAdmin ? await troubled(deps) : null,
    language: localeLanguage(locale),
    keptDays: deps.keptDays,
  });
}

const NAMED_MAX = 10;

async function troubled({ sources, now }: HomeDeps): Promise<readonly string[]> {
  const all = await (await sources()).list();
  const troubled = all.filter((source) => ["failing", "stale", "gone", "paused"].includes(healthOf(source, now())));
  return troubled.map(({ title }) => title).slice(0, NAMED_MAX);
}

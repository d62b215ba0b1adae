import type { Receiver } from "@slack/bolt";

import {
  type Bot,
  BotError,
  type Ledger,
  type Library,
  type Log,
  type Now,
  type SlackConfig,
  type Sources,
  type Subscription,
} from "../../src/index.ts";
import type { Inbox } from "../chat/inbox.ts";
import type { Platform } from "../chat/platform.ts";
import { createRateLimit } from "../chat/rate-limit.ts";
import { createApp } from "./app.ts";
import { createSlackCall, type SlackCall } from "./call.ts";
import { createSlackChat } from "./chat.ts";
import { createEvents } from "./events.ts";
import { createHome } from "./home.ts";
import { createHttpReceiver, type Route } from "./http-receiver.ts";
import { createInstallations } from "./installations.ts";
import { createInstalledTenants } from "./installed-tenants.ts";
import { createInteractions } from "./interactions.ts";
import { createLifecycle } from "./lifecycle.ts";
import { createManners } from "./manners.ts";
import { createOauthRoutes } from "./oauth-routes.ts";
import { createPeople, within } from "./people.ts";
import { createSlackPlatform } from "./platform.ts";
import { placeText, readPlace } from "./place.ts";
import { createRespond } from "./respond.ts";
import { openLink } from "./socket-link.ts";
import { createSocketReceiver } from "./socket-receiver.ts";
import { wasTakenBack } from "./takings-back.ts";
import { createSingleTenant, type Tenants } from "./tenants.ts";
import type { Timers } from "./timers.ts";
import { createVault } from "./vault.ts";

export type SlackDeps = {
  config: SlackConfig;
  ledger: Ledger;
  inbox: () => Pick<Inbox, "take">;
  bot: () => Promise<Bot>;
  library: () => Promise<Library>;
  sources: () => Promise<Sources>;
  /** Something was noted: it can be taken up at once. */
  wake: () => void;
  sendNow: (subscription: Subscription) => Promise<void>;
  keptDays: number;
  /** It cannot go on: what to tell the person who runs it. */
  onFatal: (error: BotError) => void;
  now: Now;
  clockMs: () => number;
  chance: () => number;
  timers: Timers;
  log: Log;
};

export type Slack = {
  platform: Platform;
  /** Begins to take events; throws when Slack takes none of the tokens, or the port cannot be had. */
  start: () => Promise<void>;
  /** Takes no more; ends when what was being taken is taken. */
  stop: () => Promise<void>;
  /** Conversations with those who look after the bot, in the workspace of a place. */
  admins: (place: string) => readonly string[];
  /** The port it listens on, over HTTP; null otherwise. */
  port: () => number | null;
  /** Connections that are up, in Socket Mode; null over HTTP. */
  links: () => number | null;
};

/** Slack: a platform to post to, and a receiver whose events end in the inbox. */
export function createSlack(deps: SlackDeps): Slack {
  const { config, ledger, now, log } = deps;
  const caller = (part: string) => createSlackCall({ apiUrl: config.apiUrl, now, log, part });
  // Posting, looking up and what a person waits for at a button have connections of their own: none stalls another.
  const [posting, looking, quick] = [caller("posting"), caller("looking"), caller("quick")];
  const { tenants, routes } = tenantsOf(deps, looking);
  const people = createPeople({ call: looking, tenants, now });
  const wakes = createWakes(deps);
  const respond = createRespond({ apiUrl: config.apiUrl, log });
  const chat = createSlackChat({ call: posting, respond, tenants, now, log, wakeIn: wakes.wakeIn });
  const mayManage = async (team: string, user: string): Promise<boolean> => {
    const person = await people(team, user);
    return person.isAdmin || (!person.isGuest && config.admins.has(user));
  };
  // All workspaces that install the bot share its feeds and its library: the admin of one of them does not decide for the others.
  const managesBot = async (team: string, user: string): Promise<boolean | undefined> =>
    config.oauth === null ? undefined : config.admins.has(user) && !(await people(team, user)).isGuest;
  const platform = createSlackPlatform({
    chat,
    people,
    mayManage,
    managesBot,
    wasTakenBack: (place, ts) => wasTakenBack(ledger, place, ts),
  });
  const desk = async () => (await deps.bot()).desk(ledger);
  const home = createHome({ ...deps, call: quick, tenants, people, desk, mayManage });
  const manners = createManners({ ...deps, call: quick, tenants, people, home });
  const limit = createRateLimit(now);
  const take: Inbox["take"] = (event) => deps.inbox().take(event);
  const inbox = { take };
  const lifecycle = createLifecycle({ ledger, tenants, opened: manners.opened, log });
  const { answersOutsiders } = config;
  const events = createEvents({ ...deps, inbox, tenants, limit, lifecycle, manners, answersOutsiders });
  const open = async (team: string, trigger: string, view: unknown): Promise<void> => {
    const state = await tenants.find(team);
    if (state.kind === "open") await quick("views.open", { trigger_id: trigger, view }, state.tenant.token);
  };
  const interactions = createInteractions({ ...deps, inbox, desk, people, mayManage, limit, open, home });
  const { receiver, port, links } = receiverOf(deps, { call: looking, routes });
  const app = createApp({ receiver, apiUrl: config.apiUrl, events, interactions, log });
  return {
    platform,
    start: async () => {
      const refusal = await within(TOKEN_MS_MAX, tenants.refusal(), null);
      if (refusal !== null) throw tokenRefused(refusal);
      await app.start();
    },
    stop: async () => {
      await app.stop();
      wakes.callOff();
    },
    admins: (place) => {
      const team = readPlace(place)?.team;
      return team === undefined ? [] : [...config.admins].map((channel) => placeText({ team, channel, thread: null }));
    },
    port,
    links,
  };
}

/** Starting does not wait longer for Slack to say whether it takes the token. */
const TOKEN_MS_MAX = 2_000;

const tokenRefused = (reason: string): BotError =>
  new BotError(
    "settings",
    `Slack does not take SLACK_BOT_TOKEN (${reason}): copy it from api.slack.com/apps → OAuth & Permissions.`,
  );

/** What is to be looked for later, called off when the process ends. */
function createWakes({ timers, wake }: SlackDeps): { wakeIn: (waitMs: number) => void; callOff: () => void } {
  const waiting = new Set<() => void>();
  return {
    wakeIn: (waitMs) => {
      const callOff = timers.after(waitMs, () => {
        waiting.delete(callOff);
        wake();
      });
      waiting.add(callOff);
    },
    callOff: () => {
      for (const callOff of waiting) callOff();
    },
  };
}

/** The one workspace of a token in the settings, or those that install the bot, with the pages to do so. */
function tenantsOf(deps: SlackDeps, call: SlackCall): { tenants: Tenants; routes: ReadonlyMap<string, Route> } {
  const { config, ledger, log, timers } = deps;
  const { oauth, apiUrl, botToken } = config;
  if (oauth === null)
    return { tenants: createSingleTenant({ token: botToken ?? "", call, ledger, log }), routes: new Map() };
  const installations = createInstallations(ledger, createVault(oauth.storeKey));
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => void timers.after(ms, resolve));
  return {
    tenants: createInstalledTenants({ ...deps, ...oauth, installations, call, sleep }),
    routes: createOauthRoutes({ ...deps, ...oauth, apiUrl, call, installations }),
  };
}

function receiverOf(
  deps: SlackDeps,
  { call, routes }: { call: SlackCall; routes: ReadonlyMap<string, Route> },
): Pick<Slack, "port" | "links"> & { receiver: Receiver } {
  const { config, now, log } = deps;
  const onRateLimited = (body: Record<string, unknown>): void =>
    log("warn", "slack_events_held_back", { team: body["team_id"], minute: body["minute_rate_limited"] });
  if (config.http !== null) {
    const receiver = createHttpReceiver({ ...config.http, routes, now, log, onRateLimited });
    return { receiver, port: () => receiver.address()?.port ?? null, links: () => null };
  }
  const appToken = config.appToken ?? "";
  const receiver = createSocketReceiver({ ...deps, appToken, call, open: openLink, onRateLimited });
  return { receiver, port: () => null, links: () => receiver.links.count() };
}

import { z } from "zod";

import type { Now } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";
import type { Tenants } from "./tenants.ts";

/** What Slack knows of a person. `locale` such as en-US, `timeZone` such as Europe/Berlin. */
export type Person = { locale: string | null; timeZone: string | null; isAdmin: boolean; isGuest: boolean };

export type People = (team: string, user: string) => Promise<Person>;

const userSchema = z.object({
  user: z.object({
    locale: z.string().optional(),
    tz: z.string().nullish(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    team_id: z.string().optional(),
  }),
});

/** Somebody of whom nothing is known has no rights and is answered in the language of the question. */
const NOBODY: Person = { locale: null, timeZone: null, isAdmin: false, isGuest: true };
const KEPT_MS = 3_600_000;
const KEPT_MAX = 10_000;
/** An answer does not wait longer for where its reader sits. */
const ASKED_MS_MAX = 1_500;

/** Looks people up, each once an hour. Never throws: a person who cannot be looked up is nobody in particular. */
export function createPeople({ call, tenants, now }: { call: SlackCall; tenants: Tenants; now: Now }): People {
  const known = new Map<string, { person: Promise<Person>; untilMs: number }>();
  const look = async (team: string, user: string): Promise<Person> => {
    const state = await tenants.find(team);
    if (state.kind !== "open") return NOBODY;
    const answered = await call("users.info", { user, include_locale: true }, state.tenant.token);
    const read = answered.kind === "ok" ? userSchema.safeParse(answered.data) : undefined;
    if (read?.success !== true) {
      known.delete(`${team}/${user}`);
      return NOBODY;
    }
    const found = read.data.user;
    const isOutsider = found.is_stranger === true || (found.team_id !== undefined && found.team_id !== team);
    return {
      locale: found.locale ?? null,
      timeZone: found.tz ?? null,
      isAdmin: !isOutsider && (found.is_admin === true || found.is_owner === true),
      isGuest: isOutsider || found.is_restricted === true,
    };
  };
  return (team, user) => {
    const key = `${team}/${user}`;
    const there = known.get(key);
    if (there !== undefined && there.untilMs > now().getTime()) return there.person;
    if (known.size >= KEPT_MAX) known.clear();
    const person = within(ASKED_MS_MAX, look(team, user), NOBODY);
    known.set(key, { person, untilMs: now().getTime() + KEPT_MS });
    return person;
  };
}

/** What a promise gives, or `fallback` when it takes too long. */
export async function within<T>(waitMs: number, given: Promise<T>, fallback: T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(fallback), waitMs);
  try {
    return await Promise.race([given, promise]);
  } finally {
    clearTimeout(timer);
  }
}

import { z } from "zod";

import type { DiscordCall } from "./rest/call.ts";

/** What the bot may do in a channel, a decimal integer as Discord writes it. `unseen`: it does not see the channel; `unknown`: nobody could say. */
export type Rights =
  | { kind: "known"; name: string | null; permissions: string }
  | { kind: "unseen" }
  | { kind: "unknown" };

const overwriteSchema = z.object({ id: z.string(), allow: z.string(), deny: z.string() });
const channelSchema = z.object({
  name: z.string().nullish(),
  guild_id: z.string(),
  permission_overwrites: z.array(overwriteSchema).default([]),
});
const rolesSchema = z.array(z.object({ id: z.string(), permissions: z.string() }));
const memberSchema = z.object({ roles: z.array(z.string()) });

type Overwrite = z.infer<typeof overwriteSchema>;

/** The bot's rights in a channel, as Discord works them out: roles, then the channel's own exceptions. Source: discord.com/developers/docs/topics/permissions */
export async function rightsIn(channel: string, self: string, call: DiscordCall): Promise<Rights> {
  const answered = await call({ method: "GET", path: `/channels/${channel}` });
  if (answered.kind === "refused" && (answered.status === 403 || answered.status === 404)) return { kind: "unseen" };
  const known = answered.kind === "ok" ? channelSchema.safeParse(answered.data).data : undefined;
  if (known === undefined) return { kind: "unknown" };
  const { guild_id: guild, permission_overwrites: overwrites } = known;
  const [roles, member] = await Promise.all([
    call({ method: "GET", path: `/guilds/${guild}/roles` }),
    call({ method: "GET", path: `/guilds/${guild}/members/${self}` }),
  ]);
  const all = roles.kind === "ok" ? rolesSchema.safeParse(roles.data).data : undefined;
  const own = member.kind === "ok" ? memberSchema.safeParse(member.data).data?.roles : undefined;
  if (all === undefined || own === undefined) return { kind: "unknown" };
  const base = all
    .filter(({ id }) => id === guild || own.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  const everybody = changed(
    base,
    overwrites.filter(({ id }) => id === guild),
  );
  const byRole = changed(
    everybody,
    overwrites.filter(({ id }) => own.includes(id)),
  );
  const bits = changed(
    byRole,
    overwrites.filter(({ id }) => id === self),
  );
  return { kind: "known", name: known.name ?? null, permissions: bits.toString() };
}

function changed(bits: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, one) => sum | BigInt(one.deny), 0n);
  const allow = overwrites.reduce((sum, one) => sum | BigInt(one.allow), 0n);
  return (bits & ~deny) | allow;
}

/** Permission bits. Source: discord.com/developers/docs/topics/permissions */
const BITS = {
  "View Channel": 1n << 10n,
  "Send Messages": 1n << 11n,
  "Embed Links": 1n << 14n,
  "Attach Files": 1n << 15n,
  "Read Message History": 1n << 16n,
  "Create Public Threads": 1n << 35n,
  "Send Messages in Threads": 1n << 38n,
} as const;

export type PermissionName = keyof typeof BITS;

const ADMINISTRATOR = 1n << 3n;
export const MANAGE_CHANNELS = 1n << 4n;
export const MANAGE_GUILD = 1n << 5n;

/** Everything the bot needs, and nothing else: 309237763072. */
export const INVITE_PERMISSIONS = Object.values(BITS).reduce((sum, bit) => sum | bit, 0n);

/** The address at which somebody with Manage Server adds the bot. */
export const inviteLink = (appId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${encodeURIComponent(appId)}&scope=bot+applications.commands&permissions=${INVITE_PERMISSIONS}`;

/** History is read to find the bot's own message again after its answer was lost. */
const ALWAYS: readonly PermissionName[] = ["View Channel", "Send Messages", "Embed Links", "Read Message History"];
const IN_THREADS: readonly PermissionName[] = ["Create Public Threads", "Send Messages in Threads"];

/** What the bot lacks of what a digest of this layout needs, by Discord's own names. */
export function missingFor(permissions: string, layout: string): readonly PermissionName[] {
  const needed =
    layout === "one message"
      ? ALWAYS
      : layout === "forum post"
        ? [...ALWAYS, "Send Messages in Threads" as const]
        : [...ALWAYS, ...IN_THREADS];
  return needed.filter((name) => !holds(permissions, BITS[name]));
}

/** Whether permissions, a decimal integer as Discord writes it, hold a bit. */
export function holds(permissions: string | null | undefined, bit: bigint): boolean {
  if (permissions === null || permissions === undefined || !/^\d{1,30}$/.test(permissions)) return false;
  const all = BigInt(permissions);
  return (all & ADMINISTRATOR) !== 0n || (all & bit) === bit;
}

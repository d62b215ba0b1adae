import { z } from "zod";

const id = z.string().regex(/^\d{1,20}$/);
const person = z.object({ id });

type OptionValue = {
  name: string;
  type: number;
  value?: string | number | boolean | undefined;
  focused?: boolean | undefined;
  options?: readonly OptionValue[] | undefined;
};

const optionSchema: z.ZodType<OptionValue> = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  options: z.lazy(() => z.array(optionSchema)).optional(),
});

const messageSchema = z.object({
  id,
  content: z.string().default(""),
  embeds: z.array(z.object({ title: z.string().optional(), description: z.string().optional() })).default([]),
});

const channelSchema = z.object({
  id,
  type: z.number(),
  name: z.string().optional(),
  permissions: z.string().optional(),
  app_permissions: z.string().optional(),
});

const dataSchema = z.object({
  name: z.string().default(""),
  type: z.number().default(1),
  options: z.array(optionSchema).default([]),
  target_id: z.string().optional(),
  resolved: z
    .object({
      messages: z.record(z.string(), messageSchema).default({}),
      channels: z.record(z.string(), channelSchema).default({}),
    })
    .default({ messages: {}, channels: {} }),
  custom_id: z.string().default(""),
  components: z.unknown().optional(),
});

/** What Discord delivers when somebody uses a command, a button or a form. Source: discord.com/developers/docs/interactions/receiving-and-responding */
export const interactionSchema = z.object({
  id,
  application_id: id,
  type: z.number(),
  token: z.string(),
  guild_id: id.optional(),
  channel_id: id.optional(),
  channel: z.object({ id, type: z.number() }).optional().catch(undefined),
  member: z.object({ user: person, permissions: z.string().optional() }).optional(),
  user: person.optional(),
  message: z.object({ id }).optional(),
  locale: z.string().optional(),
  app_permissions: z.string().optional(),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).default({}),
  context: z.number().nullish(),
  data: dataSchema.default(() => dataSchema.parse({})),
});

export type Interaction = z.infer<typeof interactionSchema>;
export type { OptionValue };

/** Kinds of interactions. */
export const KIND = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** Who used it: a member of a server, or somebody in direct messages. */
export const userOf = ({ member, user }: Interaction): string => member?.user.id ?? user?.id ?? "0";

/** Whether the bot may write in the channel by itself: it has been added to the server, or it is its own conversation. */
export function isInstalled({ authorizing_integration_owners: owners, context }: Interaction): boolean {
  return context === 1 || Object.keys(owners).length === 0 || owners["0"] !== undefined;
}

export type Options = {
  /** The subcommand; empty where there is none. */
  sub: string;
  text: (name: string) => string | undefined;
  number: (name: string) => number | undefined;
  flag: (name: string) => boolean | undefined;
  focused: { name: string; value: string } | null;
};

/** A command's options, those of its subcommand where it has one. */
export function optionsOf({ data }: Interaction): Options {
  const [first] = data.options;
  const isSub = first?.type === 1;
  const own = (isSub ? first.options : data.options) ?? [];
  const value = (name: string) => own.find((one) => one.name === name)?.value;
  const focused = own.find((one) => one.focused === true);
  return {
    sub: isSub ? first.name : "",
    text: (name) => {
      const given = value(name);
      return typeof given === "string" && given.trim() !== "" ? given.trim() : undefined;
    },
    number: (name) => {
      const given = value(name);
      return typeof given === "number" ? given : undefined;
    },
    flag: (name) => {
      const given = value(name);
      return typeof given === "boolean" ? given : undefined;
    },
    focused: focused === undefined ? null : { name: focused.name, value: String(focused.value ?? "") },
  };
}

/** What was written into a form, by field. */
export function fieldsOf({ data }: Interaction): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (typeof value !== "object" || value === null) return;
    if (
      "custom_id" in value &&
      typeof value.custom_id === "string" &&
      "value" in value &&
      typeof value.value === "string"
    )
      found.set(value.custom_id, value.value);
    if ("components" in value) look(value.components);
    if ("component" in value) look(value.component);
  };
  look(data.components);
  return found;
}

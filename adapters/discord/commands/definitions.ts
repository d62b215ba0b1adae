import {
  COMPARE_FIELDS,
  EXPORT_FORMATS,
  EXPORTED,
  type Language,
  LANGUAGES,
  STORY_VIEWS,
  TIMELINE_KINDS,
} from "../../../src/index.ts";
import { DIGEST_CHANNELS } from "../incoming/digest-place.ts";
import words from "./words.json" with { type: "json" };

type Names = Readonly<Record<string, string>>;

/** An option of a command, as Discord's API takes it. */
export type OptionDefinition = {
  type: number;
  name: string;
  description: string;
  name_localizations: Names;
  description_localizations: Names;
  required?: boolean;
  autocomplete?: boolean;
  choices?: readonly { name: string; value: string; name_localizations?: Names }[];
  channel_types?: readonly number[];
  min_value?: number;
  max_value?: number;
  max_length?: number;
  options?: readonly OptionDefinition[];
};

/** A command, as Discord's API takes it. */
export type CommandDefinition = Partial<Omit<OptionDefinition, "type" | "name">> & {
  type: number;
  name: string;
  default_member_permissions: string | null;
  /** 0 server, 1 direct messages with the bot, 2 other direct messages. */
  contexts: readonly number[];
  /** 0 added to a server, 1 somebody's own. */
  integration_types: readonly number[];
};

const CHAT_INPUT = 1;
const MESSAGE = 3;
const OPTION = { sub: 1, string: 3, integer: 4, boolean: 5, channel: 7 } as const;
const MANAGE_GUILD = "32";
const QUESTION_CHARS_MAX = 500;
const NAME_CHARS_MAX = 100;
const ADDRESS_CHARS_MAX = 500;

type CommandWord = keyof typeof words.commands;
type OptionWord = keyof typeof words.options;

/** Discord falls back to the default name of the other English otherwise. */
const both = (english: string, others: Names): Names => ({ "en-US": english, "en-GB": english, ...others });

/** `key` is the option's name, behind the command's where its words are another command's own. */
function option(key: OptionWord, type: keyof typeof OPTION, more: Partial<OptionDefinition> = {}): OptionDefinition {
  const { description, names, descriptions } = words.options[key];
  const name = key.split(" ").at(-1) ?? key;
  return {
    type: OPTION[type],
    name,
    description,
    name_localizations: both(name, names),
    description_localizations: both(description, descriptions),
    ...more,
  };
}

type ChoiceWord = keyof typeof words.choices;

/** Each in the reader's language; the value is the same in all. */
const choices = (values: readonly ChoiceWord[]) => ({
  choices: values.map((value) => ({ name: value, value, name_localizations: both(value, words.choices[value]) })),
});
/** The same in every language: names of formats. */
const asTheyAre = (values: readonly string[]) => ({ choices: values.map((value) => ({ name: value, value })) });
const REQUIRED = { required: true } as const;
const TYPED = { autocomplete: true, max_length: NAME_CHARS_MAX } as const;

const show = option("show", "string", choices(["only me", "channel"]));
const since = option("since", "string", choices(["24h", "7d", "30d", "all"]));
const asOf = option("as_of", "string", { max_length: 10 });
/** Each by its own name, so that everybody finds theirs. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  de: "Deutsch",
  es: "Español",
  it: "Italiano",
  zh: "中文",
  ja: "日本語",
  ko: "한국어",
};
const language = option("language", "string", {
  choices: LANGUAGES.map((value) => ({ name: LANGUAGE_NAMES[value], value })),
});
const timezone = option("timezone", "string", TYPED);

function described(key: CommandWord) {
  const { description, names, descriptions } = words.commands[key];
  const name = key.split(" ").at(-1) ?? key;
  return {
    name,
    description,
    name_localizations: both(name, names),
    description_localizations: both(description, descriptions),
  };
}

const sub = (key: CommandWord, options: readonly OptionDefinition[] = []): OptionDefinition => ({
  type: OPTION.sub,
  ...described(key),
  options,
});

/** Everybody, everywhere: on servers, in direct messages, and as somebody's own app. */
const lookUp = (key: CommandWord, options: readonly OptionDefinition[]): CommandDefinition => ({
  type: CHAT_INPUT,
  ...described(key),
  options,
  default_member_permissions: null,
  contexts: [0, 1, 2],
  integration_types: [0, 1],
});

type Where = { permissions: string | null; isServerOnly: boolean };

const own = (
  key: CommandWord,
  options: readonly OptionDefinition[],
  { permissions, isServerOnly }: Where,
): CommandDefinition => ({
  type: CHAT_INPUT,
  ...described(key),
  options,
  default_member_permissions: permissions,
  contexts: isServerOnly ? [0] : [0, 1],
  integration_types: [0],
});

const messageCommand = (name: keyof typeof words.messages): CommandDefinition => ({
  type: MESSAGE,
  name,
  name_localizations: both(name, words.messages[name].names),
  default_member_permissions: null,
  contexts: [0, 1, 2],
  integration_types: [0, 1],
});

const digestFields = (isNew: boolean): OptionDefinition[] => {
  const needed = isNew ? REQUIRED : {};
  return [
    option("time", "string", { ...needed, max_length: 5 }),
    option("timezone", "string", { ...TYPED, ...needed }),
    option("days", "string", choices(["daily", "weekdays", "weekly"])),
    option("filter", "string", TYPED),
    language,
    option("max_stories", "integer", { min_value: 3, max_value: 25 }),
    option("layout", "string", choices(["one message", "thread", "forum post"])),
    option("if_empty", "string", choices(["skip", "one line"])),
    option("publish", "boolean"),
  ];
};

const which = option("id", "string", { ...TYPED, ...REQUIRED });
const source = option("name", "string", { ...TYPED, ...REQUIRED });
const address = option("url", "string", { ...REQUIRED, max_length: ADDRESS_CHARS_MAX, autocomplete: true });
const EVERYBODY: Where = { permissions: null, isServerOnly: false };
const ADMINS: Where = { permissions: MANAGE_GUILD, isServerOnly: true };

/** Every command the bot has on Discord. */
export const DEFINITIONS: readonly CommandDefinition[] = [
  lookUp("ask", [
    option("question", "string", { ...REQUIRED, max_length: QUESTION_CHARS_MAX }),
    asOf,
    since,
    language,
    show,
  ]),
  lookUp("chip", [option("name", "string", { ...TYPED, ...REQUIRED }), asOf, show]),
  lookUp("company", [option("name", "string", { ...TYPED, ...REQUIRED }), since, show]),
  lookUp("topic", [
    option("name", "string", { ...TYPED, ...REQUIRED }),
    since,
    option("sort", "string", choices(["newest", "most sources"])),
    show,
  ]),
  lookUp("timeline", [
    option("subject", "string", { ...TYPED, ...REQUIRED }),
    option("kind", "string", choices(TIMELINE_KINDS)),
    asOf,
    show,
  ]),
  lookUp("compare", [
    option("a", "string", { ...TYPED, ...REQUIRED }),
    option("b", "string", { ...TYPED, ...REQUIRED }),
    option("c", "string", TYPED),
    option("fields", "string", choices(COMPARE_FIELDS)),
    show,
  ]),
  lookUp("news", [option("filter", "string", TYPED), since, option("only_new", "boolean"), show]),
  lookUp("story", [
    option("id", "string", { ...TYPED, ...REQUIRED }),
    option("view", "string", choices(STORY_VIEWS)),
    show,
  ]),
  own(
    "watch",
    [
      sub("watch add", [
        option("what", "string", { ...REQUIRED, max_length: 280, autocomplete: true }),
        option("how", "string", choices(["dm", "this channel"])),
        option("level", "string", choices(["any", "reported", "confirmed"])),
      ]),
      sub("watch list"),
      sub("watch edit", [which, option("what", "string", { ...REQUIRED, max_length: 280, autocomplete: true })]),
      sub("watch remove", [which]),
    ],
    EVERYBODY,
  ),
  own(
    "digest",
    [
      sub("digest add", [
        option("channel", "channel", { ...REQUIRED, channel_types: DIGEST_CHANNELS }),
        ...digestFields(true),
      ]),
      sub("digest list"),
      sub("digest edit", [which, ...digestFields(false)]),
      sub("digest pause", [which]),
      sub("digest preview", [which]),
      sub("digest send-now", [which]),
      sub("digest remove", [which]),
    ],
    ADMINS,
  ),
  own(
    "source",
    [
      sub("source list"),
      sub("source show", [source]),
      sub("source add", [address]),
      sub("source test", [address]),
      sub("source mute", [source]),
      sub("source unmute", [source]),
    ],
    EVERYBODY,
  ),
  lookUp("why", [option("why question", "string", { ...REQUIRED, max_length: QUESTION_CHARS_MAX }), asOf]),
  own(
    "settings",
    [
      sub("settings show"),
      sub("settings set", [language, timezone, option("default_show", "string", choices(["only me", "channel"]))]),
    ],
    ADMINS,
  ),
  own(
    "export",
    [
      option("export what", "string", { ...REQUIRED, ...choices(EXPORTED) }),
      option("format", "string", asTheyAre(EXPORT_FORMATS)),
      option("of", "string", TYPED),
    ],
    EVERYBODY,
  ),
  own("forget-me", [], EVERYBODY),
  lookUp("help", [option("command", "string", TYPED)]),
  lookUp("status", []),
  messageCommand("Check this claim"),
  messageCommand("Find the first report"),
  messageCommand("Track this story"),
];

/** Names of the commands on a message. */
export const MESSAGE_COMMANDS = {
  check: "Check this claim",
  first: "Find the first report",
  track: "Track this story",
} as const;

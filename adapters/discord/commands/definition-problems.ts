import type { CommandDefinition, OptionDefinition } from "./definitions.ts";

/** Discord's limits. Source: discord.com/developers/docs/interactions/application-commands */
const CHAT_INPUT_MAX = 100;
const MENU_MAX = 15;
const COMMAND_CHARS_MAX = 8_000;
const ITEMS_MAX = 25;
const CHOICE_CHARS_MAX = 100;
const DESCRIPTION_CHARS_MAX = 100;
/** Of commands people type, and of options: small letters where a script has them. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;

/** What Discord would refuse of these commands; each says which one and why. */
export function definitionProblems(definitions: readonly CommandDefinition[]): readonly string[] {
  const chat = definitions.filter(({ type }) => type === CHAT_INPUT);
  const menus = Map.groupBy(
    definitions.filter(({ type }) => type !== CHAT_INPUT),
    ({ type }) => type,
  );
  return [
    ...(chat.length > CHAT_INPUT_MAX ? [`${chat.length} commands, at most ${CHAT_INPUT_MAX}`] : []),
    ...[...menus.values()].flatMap((of) =>
      of.length > MENU_MAX ? [`${of.length} commands of one menu, at most ${MENU_MAX}`] : [],
    ),
    ...doubled(definitions.map(({ type, name }) => `${type} ${name}`)).map((name) => `two commands called ${name}`),
    ...definitions.flatMap((one) => (one.type === CHAT_INPUT ? chatProblems(one) : menuProblems(one))),
  ];
}

const doubled = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

function menuProblems({ name, name_localizations: names = {} }: CommandDefinition): string[] {
  return [name, ...Object.values(names)].flatMap((one) =>
    one.length >= 1 && one.length <= 32 ? [] : [`${name}: "${one}" has not 1 to 32 characters`],
  );
}

function chatProblems(definition: CommandDefinition): string[] {
  const { name } = definition;
  const chars = charsOf(definition);
  return [
    ...(chars > COMMAND_CHARS_MAX ? [`${name}: ${chars} characters, at most ${COMMAND_CHARS_MAX}`] : []),
    ...namedProblems(name, definition),
  ];
}

type Named = Partial<OptionDefinition> & { name: string };

function namedProblems(path: string, one: Named): string[] {
  const { options = [], choices = [] } = one;
  const names = [one.name, ...Object.values(one.name_localizations ?? {})];
  const descriptions = [one.description ?? "", ...Object.values(one.description_localizations ?? {})];
  const isLate =
    options.findLastIndex(({ required }) => required === true) >
    options.findIndex(({ type, required }) => type > 2 && required !== true);
  const hasOptional = options.some(({ type, required }) => type > 2 && required !== true);
  return [
    ...names.flatMap((name) =>
      NAME.test(name) && name === name.toLowerCase() ? [] : [`${path}: the name "${name}" is not allowed`],
    ),
    ...descriptions.flatMap((text) =>
      text.length >= 1 && text.length <= DESCRIPTION_CHARS_MAX
        ? []
        : [`${path}: a description has ${text.length} characters`],
    ),
    ...(options.length > ITEMS_MAX ? [`${path}: ${options.length} options`] : []),
    ...choices
      .flatMap(({ name, name_localizations: others = {} }) => [name, ...Object.values(others)])
      .flatMap((label) =>
        label.length >= 1 && label.length <= CHOICE_CHARS_MAX
          ? []
          : [`${path}: a choice has ${label.length} characters`],
      ),
    ...(choices.length > ITEMS_MAX ? [`${path}: ${choices.length} choices`] : []),
    ...(hasOptional && isLate ? [`${path}: required options come first`] : []),
    ...doubled(options.map(({ name }) => name)).map((name) => `${path}: two options called ${name}`),
    ...options.flatMap((option) => namedProblems(`${path} ${option.name}`, option)),
  ];
}

/** As Discord counts: names, descriptions and values, each with the longest of its translations. */
function charsOf(one: Named): number {
  const longest = (own: string, others: Readonly<Record<string, string>> = {}): number =>
    Math.max(own.length, ...Object.values(others).map(({ length }) => length));
  const inner = (one.options ?? []).reduce((sum, option) => sum + charsOf(option), 0);
  const values = (one.choices ?? []).reduce(
    (sum, { name, value, name_localizations: names }) => sum + longest(name, names) + value.length,
    0,
  );
  return (
    longest(one.name, one.name_localizations) +
    longest(one.description ?? "", one.description_localizations) +
    inner +
    values
  );
}

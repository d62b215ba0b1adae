/** What a command's text says in the form `key:value`, and the rest of it. */
export type KeyOptions<K extends string> = { values: Readonly<Partial<Record<K, string>>>; rest: string };

/** Takes `key:value` out of a text, for these keys; a value holds no spaces. Of a key given twice the last counts. */
export function takeOptions<K extends string>(text: string, keys: readonly K[]): KeyOptions<K> {
  const values: Partial<Record<K, string>> = {};
  let rest = text;
  for (const key of keys) {
    rest = rest.replace(new RegExp(`(?:^|\\s)${key}:(\\S+)`, "giu"), (_, value: string) => {
      values[key] = value;
      return " ";
    });
  }
  return { values, rest: rest.replace(/\s+/gu, " ").trim() };
}

/** The same the other way round: what is undefined is left out. */
export const optionsText = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}:${value}`]))
    .join(" ");

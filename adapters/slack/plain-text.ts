/**
 * What somebody typed, out of what Slack makes of it: the bot's own mention is left out, a link is its text or address, a person nothing, a channel its
 * name, and the three escapes are the characters they stand for. Source: docs.slack.dev/messaging/formatting-message-text
 * @param botUserId null when it is not known: then the first mention is taken for the bot's
 */
export function plainText(given: string, botUserId: string | null): string {
  let isFirst = true;
  return given
    .replace(/<([^<>]*)>/g, (_all, inner: string) => {
      const [target = "", label] = inner.split("|");
      if (!target.startsWith("@")) return shown(target, label);
      const isBot = botUserId === null ? isFirst : target === `@${botUserId}`;
      isFirst = false;
      return isBot ? " " : (label ?? "");
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/[\t ]+/g, " ")
    .trim();
}

function shown(target: string, label: string | undefined): string {
  if (target.startsWith("!")) return label ?? "";
  if (target.startsWith("#")) return label ?? "";
  return label ?? target.replace(/^mailto:/, "");
}

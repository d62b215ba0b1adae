import { CSS_KEYWORDS, CSS_PROPERTIES, SVG_PROPERTIES } from "./sanitize-lists.ts";

/** A longer style is no article's. */
const STYLE_CHARS_MAX = 2000;
const HARMLESS = /^(?:[:,;#%.\s\w!-]|'[\s\w]*'|"[\s\w]*"|\([\d,\s]*\))*$/;
const MEASURE = /^(?:#[0-9a-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d{0,2}\.?\d{0,2}(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$/;
/** Properties of several values, each of which is looked at. */
const COMPOUND = /^(?:background|border|margin|padding)(?:-|$)/;

/**
 * The harmless part of a `style` attribute, null when nothing is left: no addresses, no scripts, only known properties.
 * @param svg whether it stands within `<svg>`
 */
export function safeStyle(style: string, svg: boolean): string | null {
  if (style.length > STYLE_CHARS_MAX) return null;
  const plain = style.replace(/url\s{0,20}\([^)]{0,2000}\)\s{0,20}/gi, " ");
  if (!HARMLESS.test(plain)) return null;
  const kept: string[] = [];
  for (const part of plain.split(";")) {
    const colon = part.indexOf(":");
    if (colon === -1 && part.trim() !== "") return null;
    const property = part.slice(0, Math.max(colon, 0)).trim();
    const value = part.slice(colon + 1).trim();
    if (value.includes(":")) return null;
    if (value !== "" && isSafe(property.toLowerCase(), value, svg)) kept.push(`${property}: ${value};`);
  }
  return kept.length === 0 ? null : kept.join(" ");
}

function isSafe(property: string, value: string, svg: boolean): boolean {
  if (CSS_PROPERTIES.has(property)) return true;
  if (COMPOUND.test(property)) return value.split(/\s+/).every((word) => CSS_KEYWORDS.has(word) || MEASURE.test(word));
  return svg && SVG_PROPERTIES.has(property);
}

import { parse } from "parse5";

import { plainText } from "../web/page/plain-text.ts";

/** The text of a piece of HTML, such as a feed item's content: paragraphs, an empty line between them. */
export const htmlText = (html: string): string => plainText(parse(html));

import { Tokenizer } from "parse5";

/** Elements that end a paragraph. */
const BLOCKS = new Set(
  (
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p " +
    "pre section table td th tr ul"
  ).split(" "),
);

/** Whose content is no text to read. */
const SILENT = new Set("script style template noscript iframe object svg math select textarea title".split(" "));

/**
 * The text of a piece of HTML from a feed: paragraphs with an empty line between them. Only tokens are read and no tree is built, so
 * that the time grows with the length, however the elements nest; for whole pages there is the page parser.
 */
export function markupText(html: string): string {
  const paragraphs: string[] = [];
  let current = "";
  let silent: string | null = null;
  const endParagraph = (): void => {
    const text = current.replace(/[\s\u00a0]+/g, " ").trim();
    if (text !== "") paragraphs.push(text);
    current = "";
  };
  const add = ({ chars }: { chars: string }): void => {
    if (silent === null) current += chars;
  };
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: ({ tagName, selfClosing }) => {
        if (silent === null && SILENT.has(tagName) && !selfClosing) silent = tagName;
        if (BLOCKS.has(tagName)) endParagraph();
      },
      onEndTag: ({ tagName }) => {
        if (tagName === silent) silent = null;
        if (BLOCKS.has(tagName)) endParagraph();
      },
      onEof: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onCharacter: add,
      onNullCharacter: nothing,
      onWhitespaceCharacter: add,
    },
  );
  tokenizer.write(html, true);
  endParagraph();
  return paragraphs.join("\n\n");
}

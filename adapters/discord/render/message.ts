import { cutText } from "../../chat/cut.ts";

/**
 * What Discord refuses beyond. Sources: discord.com/developers/docs/resources/message and /components/reference. Kept a little below, for Discord counts
 * characters in a way of its own.
 */
export const LIMITS = {
  /** All text displays of a message together. */
  textChars: 3_800,
  /** Components of a message, nested ones too. */
  components: 38,
  embedChars: 3_900,
  buttonsInRow: 5,
  rows: 5,
  labelChars: 80,
  customIdChars: 100,
} as const;

/** 1<<15: the message is made of components. 1<<12: no notification. 1<<2: no previews of links. */
export const FLAGS = { componentsV2: 1 << 15, silent: 1 << 12, noEmbeds: 1 << 2, ephemeral: 1 << 6 } as const;

export type ButtonSpec = { label: string; customId: string; isDanger?: boolean };

/** A piece of a message before it is laid out. Texts are Discord markdown, escaped where they come from outside. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "rule" }
  | { kind: "buttons"; buttons: readonly ButtonSpec[] }
  /** A picture that is sent along as a file. */
  | { kind: "picture"; file: string; alt: string }
  /** A file to keep. */
  | { kind: "file"; file: string };

/** A message's JSON, as the API takes it. */
export type DiscordBody = {
  flags: number;
  components?: readonly unknown[];
  embeds?: readonly unknown[];
  content?: string;
  allowed_mentions: { parse: readonly [] };
};

export type Layout = "components" | "embed";

/** Nobody is ever pinged. */
const NO_MENTIONS = { parse: [] } as const;

/** Pieces as messages in either layout, in order: a new message where one would be over a limit. Stories stay whole: a piece is never torn. */
export function toBodies(
  pieces: readonly Piece[],
  { layout, flags = 0, colour }: { layout: Layout; flags?: number; colour?: number },
): DiscordBody[] {
  return grouped(pieces).map((group) =>
    layout === "components" ? asComponents(group, flags, colour) : asEmbed(group, flags, colour),
  );
}

/** What a piece takes of a message's components. */
const weightOf = (piece: Piece): number =>
  piece.kind === "buttons"
    ? piece.buttons.length + Math.ceil(piece.buttons.length / LIMITS.buttonsInRow)
    : piece.kind === "picture"
      ? 2
      : 1;

function grouped(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [[]];
  let chars = 0;
  let weight = 1;
  for (const piece of pieces.map(within)) {
    const size = piece.kind === "text" ? piece.text.length : 0;
    const open = groups.at(-1);
    const isFull = chars + size > LIMITS.textChars || weight + weightOf(piece) > LIMITS.components;
    if (open !== undefined && open.length > 0 && isFull) {
      const next = [...headingsAtEnd(open), piece];
      groups.push(next);
      chars = next.reduce((sum, one) => sum + (one.kind === "text" ? one.text.length : 0), 0);
      weight = next.reduce((sum, one) => sum + weightOf(one), 1);
    } else {
      open?.push(piece);
      chars += size;
      weight += weightOf(piece);
    }
  }
  return groups;
}

const HEADING = /^\*\*[^\n]+\*\*$/;

/** Takes from the end of a page what belongs to the next: headings go with what they head, a rule before nothing goes. */
function headingsAtEnd(pieces: Piece[]): Piece[] {
  const taken: Piece[] = [];
  while (pieces.length > 1) {
    const last = pieces.at(-1);
    const isHeading = last?.kind === "text" && HEADING.test(last.text);
    if (last === undefined || (!isHeading && last.kind !== "rule")) break;
    pieces.pop();
    if (isHeading) taken.unshift(last);
  }
  return taken;
}

const within = (piece: Piece): Piece => {
  if (piece.kind === "text") return { ...piece, text: cutText(piece.text, LIMITS.textChars) || "–" };
  return piece.kind === "buttons"
    ? { ...piece, buttons: piece.buttons.slice(0, LIMITS.buttonsInRow * LIMITS.rows) }
    : piece;
};

function asComponents(pieces: readonly Piece[], flags: number, colour: number | undefined): DiscordBody {
  const inner = pieces.flatMap((piece): unknown[] => {
    switch (piece.kind) {
      case "text":
        return [{ type: 10, content: piece.text }];
      case "rule":
        return [{ type: 14, divider: true, spacing: 1 }];
      case "buttons":
        return rows(piece.buttons);
      case "picture":
        return [
          {
            type: 12,
            items: [{ media: { url: `attachment://${piece.file}` }, description: cutText(piece.alt, 1_000) }],
          },
        ];
      case "file":
        return [{ type: 13, file: { url: `attachment://${piece.file}` } }];
    }
  });
  const container = { type: 17, components: inner, ...(colour === undefined ? {} : { accent_color: colour }) };
  return { flags: flags | FLAGS.componentsV2, components: [container], allowed_mentions: NO_MENTIONS };
}

/** For servers that hide components: one embed, buttons below it. */
function asEmbed(pieces: readonly Piece[], flags: number, colour: number | undefined): DiscordBody {
  const text = pieces
    .flatMap((piece) => (piece.kind === "text" ? [piece.text] : piece.kind === "rule" ? [""] : []))
    .join("\n");
  const picture = pieces.find((piece) => piece.kind === "picture");
  const buttons = pieces
    .flatMap((piece) => (piece.kind === "buttons" ? piece.buttons : []))
    .slice(0, LIMITS.buttonsInRow * LIMITS.rows);
  const embed = {
    description: cutText(text, LIMITS.embedChars) || "–",
    ...(colour === undefined ? {} : { color: colour }),
    ...(picture?.kind === "picture" ? { image: { url: `attachment://${picture.file}` } } : {}),
  };
  return {
    flags,
    embeds: [embed],
    ...(buttons.length === 0 ? {} : { components: rows(buttons) }),
    allowed_mentions: NO_MENTIONS,
  };
}

function rows(buttons: readonly ButtonSpec[]): unknown[] {
  const count = Math.ceil(buttons.length / LIMITS.buttonsInRow);
  return Array.from({ length: count }, (_, row) => ({
    type: 1,
    components: buttons
      .slice(row * LIMITS.buttonsInRow, (row + 1) * LIMITS.buttonsInRow)
      .map(({ label, customId, isDanger }) => ({
        type: 2,
        style: isDanger === true ? 4 : 2,
        label: cutText(label, LIMITS.labelChars).trim() || "–",
        custom_id: customId,
      })),
  }));
}

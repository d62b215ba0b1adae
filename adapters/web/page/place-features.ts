import type { Block } from "./blocks.ts";
import type { Box } from "./box.ts";
import { type Columns, setColumn } from "./columns.ts";
import { attribute } from "./page-tree.ts";

/** Words of class names and ids that pages the world over use alike: what is in an element, or what is not. */
const NAME_WORDS = (
  "ad ads advert sponsor promo share social comment disqus reply related recirc recommend more most popular trending latest newsletter " +
  "subscribe signup login sidebar aside rail nav menu footer header masthead breadcrumb pagination pager tag topic category label kicker " +
  "caption credit figure image img photo gallery slide carousel video player media embed tweet twitter instagram facebook author byline bio " +
  "contributor profile avatar date time stamp meta info title headline hed dek lede lead intro summary excerpt teaser description subtitle " +
  "standfirst body content article story post entry text main page copy paragraph rich column col grid row card list item link cta button btn " +
  "modal popup overlay banner cookie consent gdpr paywall premium gate quote pull highlight note disclaimer copyright legal tool print hidden " +
  "visually screen sr mobile widget module component block box inline section wrapper container inner feed stream search form table fact toc " +
  "faq product price rating review shop event survey poll donate support correction source reference footnote series collection bottom top " +
  "right left primary secondary amp lazy live update key point bullet timeline"
).split(" ");
const WORD_PLACE = new Map(NAME_WORDS.map((word, place) => [word, place]));
/** How far up class names are looked at. */
const LEVELS_MAX = 12;

const ANCESTOR_TAGS =
  "article main section nav aside header footer form figure figcaption blockquote ul ol li table td p a h1 h2 h3 h4 div span strong em time address dl details pre body".split(
    " ",
  );

/** The parts of a class name: `articleBody-text` is article, body, text; a plural counts as its singular. */
const partsByNames = new Map<string, readonly number[]>();
const REMEMBERED_MAX = 5000;

function placesOf(names: string): readonly number[] {
  const known = partsByNames.get(names);
  if (known !== undefined) return known;
  const found = new Set<number>();
  for (const part of names.split(/[^a-z]+/)) {
    const place = WORD_PLACE.get(part) ?? WORD_PLACE.get(part.replace(/s$/, ""));
    if (place !== undefined) found.add(place);
    else for (const [word, at] of WORD_PLACE) if (word.length > 4 && part.includes(word)) found.add(at);
  }
  if (partsByNames.size > REMEMBERED_MAX) partsByNames.clear();
  const places = [...found];
  partsByNames.set(names, places);
  return places;
}

const TAG_PLACE = new Map(ANCESTOR_TAGS.map((tag, place) => [tag, place]));
const OTHERS = ["depth", "frameIsBox", "framePlain", "isHidden", "bodyProperty", "roles", "named"];
const NAMES = [...ANCESTOR_TAGS.map((tag) => `in ${tag}`), ...NAME_WORDS.map((word) => `named ${word}`), ...OTHERS];

/** Where blocks stand: the elements around them, and the words of those elements' class names (1 at the block, less further up). */
export function setPlaces(columns: Columns, blocks: readonly Block[]): void {
  const rowByBox = new Map<Box, Float32Array>();
  const rows = blocks.map((block) => {
    const known = rowByBox.get(block.box);
    const row = known ?? placeRow(block);
    rowByBox.set(block.box, row);
    return row;
  });
  for (const [place, name] of NAMES.entries()) setColumn(columns, name, rows.length, (i) => rows[i]?.[place] ?? 0);
}

function placeRow({ box: start, frame }: Block): Float32Array {
  const row = new Float32Array(NAMES.length);
  const setFirst = (place: number, nearness: number): void => {
    if (row[place] === 0) row[place] = nearness;
  };
  let [level, bodyProperty, roles, named] = [0, 0, 0, 0];
  for (let box: Box | null = start; box !== null; box = box.parent) {
    const nearness = 1 / (1 + level);
    const tag = TAG_PLACE.get(box.tag);
    if (tag !== undefined) setFirst(tag, nearness);
    if (level < LEVELS_MAX) {
      if (box.names !== "") named += 1;
      for (const place of placesOf(box.names)) setFirst(ANCESTOR_TAGS.length + place, nearness);
      if (isBodyProperty(box)) bodyProperty = 1;
      if (attribute(box.element, "role") !== null) roles += 1;
    }
    level += 1;
  }
  const others = [
    start.depth,
    Number(start === frame),
    Number(frame.names === ""),
    Number(start.isHidden),
    bodyProperty,
    roles,
    named,
  ];
  row.set(others, ANCESTOR_TAGS.length + NAME_WORDS.length);
  return row;
}

const isBodyProperty = (box: Box): boolean =>
  /articlebody|^text$/i.test(attribute(box.element, "itemprop") ?? "") ||
  /articlebody/i.test(attribute(box.element, "property") ?? "");

import type { Block, Box } from "./blocks.ts";
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

function placesOf(names: string, original: string): readonly number[] {
  const known = partsByNames.get(original);
  if (known !== undefined) return known;
  const found = new Set<number>();
  for (const part of names.split(/[^a-z]+/)) {
    const place = WORD_PLACE.get(part) ?? WORD_PLACE.get(part.replace(/s$/, ""));
    if (place !== undefined) found.add(place);
    else for (const [word, at] of WORD_PLACE) if (word.length > 4 && part.includes(word)) found.add(at);
  }
  if (partsByNames.size > REMEMBERED_MAX) partsByNames.clear();
  const places = [...found];
  partsByNames.set(original, places);
  return places;
}

/** Where a block stands: the elements around it, and the words of their class names (1 at the block, less further up). */
export function placeFeatures(block: Block): Record<string, number> {
  const features: Record<string, number> = {};
  for (const tag of ANCESTOR_TAGS) features[`in ${tag}`] = 0;
  for (const word of NAME_WORDS) features[`named ${word}`] = 0;
  let level = 0;
  let [bodyProperty, anyRole, named] = [0, 0, 0];
  for (let box: Box | null = block.box; box !== null; box = box.parent) {
    const nearness = 1 / (1 + level);
    const key = `in ${box.tag}`;
    if (features[key] === 0) features[key] = nearness;
    if (level < LEVELS_MAX && box.names !== " ") {
      for (const place of placesOf(box.names, box.names)) {
        const name = `named ${NAME_WORDS[place] ?? ""}`;
        if (features[name] === 0) features[name] = nearness;
      }
      named += 1;
    }
    if (level < LEVELS_MAX && isBodyProperty(box)) bodyProperty = 1;
    if (level < LEVELS_MAX && attribute(box.element, "role") !== null) anyRole += 1;
    level += 1;
  }
  return {
    ...features,
    depth: block.box.depth,
    frameIsBox: block.frame === block.box ? 1 : 0,
    framePlain: block.frame.names === " " ? 1 : 0,
    isHidden: block.box.isHidden ? 1 : 0,
    bodyProperty,
    anyRole,
    named,
  };
}

const isBodyProperty = (box: Box): boolean =>
  /articlebody|^text$/i.test(attribute(box.element, "itemprop") ?? "") ||
  /articlebody/i.test(attribute(box.element, "property") ?? "");

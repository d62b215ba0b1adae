import type { Catalogue } from "../knowledge/catalogue.ts";
import brandData from "../knowledge/brands.json" with { type: "json" };
import { companyAbove } from "../knowledge/firms.ts";
import type { Mention } from "../knowledge/linker.ts";

/** Whose a thing of everyday life is: no entry of its own, but people say "the iPhone maker". */
const BRANDS: ReadonlyMap<string, string> = new Map(
  Object.entries(brandData).flatMap(([owner, names]) =>
    names.map((name): [string, string] => [name.toLowerCase(), owner]),
  ),
);
const BRAND = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...BRANDS.keys()].map((name) => RegExp.escape(name)).join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);

const FIRM = "(?:firm|company|outfit|crew|shop|lab|labs|start-?up|gang|people|lot|folks|team|side)";
/** "CUDA developers" are not those who made it. */
const MAKER = "(?:makers?|parent(?: company)?|owners?|developer|creators?|designer|builder)";
/** "The Claude lab" and "the ChatGPT people" are who made it too; an "H20 lab" is another thing. */
const MAKER_OF_MODEL = `(?:${MAKER}|labs?|outfit|crew|folks|gang|guys|people)`;
const afterThing = (maker: string): RegExp =>
  new RegExp(
    `^(?:(?:['’]s)?[ -]${maker}(?![\\p{L}\\p{N}])|-(?:Mutter|Hersteller|Entwickler|Macher|Eigner)(?:konzern|firma)?(?![\\p{L}\\p{N}])|(?:的)?(?:母公司|开发商|開發商|制造商|製造商|厂商|廠商|东家|東家)|の?(?:親会社|開発元|メーカー)|의? ?(?:모회사|개발사|제조사))`,
    "iu",
  );
/** What follows a name and means the company of that person, and the company that makes or owns that thing. */
const AFTER = {
  person: new RegExp(
    `^(?:['’]s? (?:own |ai |chip )?${FIRM}(?![\\p{L}\\p{N}])|s['’]? ${FIRM}(?![\\p{L}\\p{N}])|的公司|旗下(?:的)?公司|の会社|率いる(?:会社|企業)|의 ?회사|가 이끄는 회사)`,
    "iu",
  ),
  thing: afterThing(MAKER),
  model: afterThing(MAKER_OF_MODEL),
} as const;
/** What goes before one. */
const BEFORE = {
  person:
    /(?<![\p{L}\p{N}])(?:(?:firm|company|startup|start-up) (?:of|led by|run by)|(?:firme|société|boîte|entreprise|start-up) (?:de |d['’])|(?:firma|unternehmen|start-up) von|(?:empresa|compañía|firma) de|(?:azienda|società) di) ?$/iu,
  thing:
    /(?<![\p{L}\p{N}])(?:(?:company|firm|startup|start-up|lab|people|folks) behind|(?<!(?:who|what)(?:['’]s| is| are| was| were)? )the (?:makers?|owner|parent|creators?|developers?) of|(?:maison[- ]mère|société mère|fabricant|créateur|concepteur|propriétaire) (?:de |d['’]|du )|(?:hersteller|entwickler|macher|eigner|mutterkonzern) (?:von|des)|(?:matriz|fabricante|creador|creadora|dueño|dueña) (?:de|del)|(?:casa madre|produttore|creatore|proprietario) (?:di|del)) ?$/iu,
} as const;

type Sort = keyof typeof AFTER;
const SORTS: Readonly<Record<string, Sort>> = {
  person: "person",
  chip: "thing",
  technology: "thing",
  model: "model",
  software: "model",
};

/** "Jensen's firm" is Nvidia, "the Claude maker" Anthropic, "TikTok's parent" ByteDance: such words are read as one name, of the company. */
export function asOwners(mentions: readonly Mention[], text: string, catalogue: Catalogue): Mention[] {
  const read = mentions.map((mention) => {
    const entity = catalogue.find(mention.entityId);
    const sort = SORTS[entity?.kind ?? ""];
    const owner = companyAbove(mention.entityId, catalogue);
    const span = sort === undefined || owner === undefined ? undefined : spanOf(mention, sort, text);
    return span === undefined || owner === undefined ? mention : { ...mention, ...span, entityId: owner };
  });
  const covered = (at: number): boolean => read.some(({ start, end }) => start <= at && at < end);
  const brands = [...text.matchAll(BRAND)].flatMap(({ 0: surface, index }): Mention[] => {
    const entityId = BRANDS.get(surface.toLowerCase());
    const span = covered(index) ? undefined : spanOf({ start: index, end: index + surface.length }, "thing", text);
    return span === undefined || entityId === undefined || catalogue.find(entityId) === undefined
      ? []
      : [{ ...span, entityId, confidence: 0.9, why: "who makes or owns it" }];
  });
  return [...read, ...brands].toSorted((a, b) => a.start - b.start);
}

function spanOf(
  { start, end }: { start: number; end: number },
  sort: Sort,
  text: string,
): { start: number; end: number; surface: string } | undefined {
  const after = AFTER[sort].exec(text.slice(end))?.[0];
  const before =
    after === undefined ? BEFORE[sort === "person" ? sort : "thing"].exec(text.slice(0, start))?.[0] : undefined;
  if (after === undefined && before === undefined) return undefined;
  const [from, to] = [start - (before?.length ?? 0), end + (after?.length ?? 0)];
  return { start: from, end: to, surface: text.slice(from, to) };
}

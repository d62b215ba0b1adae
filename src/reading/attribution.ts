import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Span } from "../text/sentences.ts";
import type { ReadEntity } from "./reading.ts";

/** Who an article says it has something from. Offsets are into `body(article)` and span the name. */
export type Attribution = Span & { id: string; surface: string };

/** So far from the name the word of reporting may stand, in characters. */
const REACH_CHARS = 28;

/** What stands before a source. */
const BEFORE =
  /(?:according to|as (?:first )?reported by|reported by|told|cit(?:ing|ed by|es)|quot(?:ing|ed by)|via|per|from|in (?:an? )?(?:report|article|interview)(?: \w+)? (?:by|in|with|to)|selon|d['’]après|rapporté(?:e|s)? par|cit(?:é|ée|ant)(?: par)?|laut|nach (?:angaben|informationen)(?: de[rs]| von)?|berichte[nt]?(?: de[rs]| von)?|unter berufung auf|zitiert|según|de acuerdo con|cita(?:ndo|do por)?(?: a| al)?|secondo|stando a|riporta(?:to)?(?: da| dal| dalla)?|citando|据|據|援引|引述|source ?:|vía ?:?|via ?:|quelle ?:|fuente ?:|fonte ?:|来源[:：]|來源[:：]|出典[:：]|출처 ?:)\s*(?:(?:the|le|la|les|der|die|das|dem|den|el|los|il|lo|un|una|ein(?:em|er)?|l['’]|agency|agence|agencia|agenzia|news agency|newspaper|journal|british|japanese|south korean|\p{L}+['’]s|[《「『“"]))*\s*$/iu;

/** What stands after one. */
const AFTER =
  /^[》」』”"]?\s*(?:\([^)]{0,20}\)\s*)?(?:(?:has |had |a |hat |ha |first |exclusively |earlier |also |later |previously |zuerst |zuvor |ieri |hoy |ayer )*(?:report(?:s|ed)?\b|wr(?:ites?|ote)\b|sa(?:ys|id)\b|reveal(?:s|ed)?\b|reckon|cit(?:es|ed|ing)\b|learn(?:ed|t)\b|quot(?:es|ed|ing)\b|rapport(?:e|é|ait)|écri[tv]|révèl|révél|affirm|indiqu|bericht|schrieb|schreibt|melde|zufolge|inform[óa]|public[óa]|escrib|asegur|revel[óa]|adelant|riport|riferi|scriv|pubblic|rivel)|(?:\p{Script=Han}{0,6}(?:\d+日)?)?(?:报道|報道|报导|報導|称|稱|指出|披露|援引|引述|消息)|(?:は|が|に|の|によ|など)[^。]{0,14}(?:報じ|よると|よれば|伝え|報道|取材|記事)|(?:に|の)(?:よると|よれば|報道)|(?:은|는|이|가|에|의|등)?[^.]{0,14}(?:따르면|보도|전했|전한|밝혔|인용))/iu;

/** "Reuters" or "(Reuters)" alone at a sentence's head or end is a byline. */
const BYLINE_BEFORE = /(?:^|[([（])\s*$/u;
const BYLINE_AFTER = /^\s*(?:[)\]）]\s*(?:[-–—.。:：]|$)|[-–—]\s)/u;

/** What the sentence's own words make of the source besides naming it; whatever else an outlet does in it, it is not quoted. */
const SOURCE_KINDS = new Set(["outlet", "agency"]);

/**
 * The outlets and agencies that a stretch of text gives as its sources ("according to the Financial Times", "Reuters reported",
 * 据…报道, laut, según, secondo, によると, …에 따르면), in text order. An outlet that is only talked about is none.
 * @param text `body(article)`; `entities` those read in it; `within` the sentence or passage to look at
 */
export function attributionsIn(
  text: string,
  entities: readonly ReadEntity[],
  { within, catalogue }: { within: Span; catalogue: Catalogue },
): Attribution[] {
  return entities.flatMap(({ id, start, end }) => {
    if (start < within.start || end > within.end || !SOURCE_KINDS.has(catalogue.find(id)?.kind ?? "")) return [];
    const before = text.slice(Math.max(within.start, start - REACH_CHARS * 2), start);
    const after = text.slice(end, Math.min(within.end, end + REACH_CHARS));
    const isByline = catalogue.find(id)?.kind === "outlet" && BYLINE_BEFORE.test(before) && BYLINE_AFTER.test(after);
    if (!isByline && !BEFORE.test(before) && !AFTER.test(after)) return [];
    // What an agency says of itself is its word; only what an outlet says is a report.
    if (catalogue.find(id)?.kind === "agency" && !BEFORE.test(before)) return [];
    return [{ id, surface: text.slice(start, end), start, end }];
  });
}

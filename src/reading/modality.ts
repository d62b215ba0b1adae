import type { Modality } from "./claim-types.ts";

const FILED =
  /\bfil(?:ing|ings|ed with)\b|8-K|10-[KQ]|\bSEC document|court (?:documents|papers|filing)|prospectus|indictment|affidavit|公告|招股|披露文件|起诉书|공시|증권신고서|有価証券報告書|届出書|dépôt réglementaire|document déposé|börsenmitteilung|pflichtmitteilung|anklageschrift|hecho relevante|folleto|documento depositato/iu;

/** Denials, and denials that deny without the word. */
const DENIED =
  /\b(?:den(?:y|ies|ied)|refut\w+|dismiss(?:es|ed)|reject(?:s|ed|ing)? (?:the )?(?:report|claim|rumou?r|allegation|suggestion|talk|accusation)s?|disput(?:es|ed)|push(?:es|ed) back (?:against|on)|(?:have|has|had)(?:n['’]t| not) (?:seen|found|received) (?:any )?(?:\S+ )?(?:substantiation|evidence|proof|sign|indication|tips?)|far-?fetched|groundless|contradict(?:s|ed) (?:the )?report|not true|untrue|no truth|without foundation|is false|are false|unfounded|baseless|inaccurate|no (?:delay|change)s?\b|no (?:sign|evidence|proof|indication)s? (?:of|that)|(?:aucune?|pas d[e'’]) ?(?:signe|preuve|indice)|keine(?:rlei)? (?:hinweise?|belege?|beweise?|anzeichen)|ning[uú]n[ao]? (?:indicio|prueba|señal)|nessun[ao]? (?:segno|prova|indizio)|(?:没有|未发现|并无)(?:任何)?(?:证据|迹象)|未收到.{0,8}通知|証拠は(?:ない|なかった)|증거(?:는|가) 없|nothing has changed|unchanged|on track|on schedule|as planned)\b|dément|démenti|réfut|\bni(?:e|é|ent)\b|infondé|inexactes?\b|sans fondement|pas de retard|inchangé|comme prévu|dementier|bestreite|bestritt|zurückgewiesen|weist [^.]{0,60}zurück|wies [^.]{0,60}zurück|nicht wahr|haltlos|unzutreffend|aus der luft gegriffen|falsch seien|seien falsch|keine? (?:verzögerung|änderung)|unverändert|im zeitplan|wie geplant|desmient|desment|desminti|nieg[ao]|negó|niegan|rechaza (?:los|las|el|la)|infundad|inexactas?\b|sin fundamento|sin retraso|según lo previsto|smenti|infondat|inesatt[eo]\b|nega\b|negato|respinge|nessun ritardo|come previsto|否认|否認|辟谣|闢謠|驳斥|駁斥|不属实|不實|不实|毫无根据|無稽|无稽之谈|没有根据|纯属|没有(?:推迟|变化)|按计划|如期|並非事實|并非事实|否定し|事実ではない|事実はない|事実無根|根拠(?:が|の)?ない|変更(?:は)?な[しい]|予定通り|遅れはない|부인|반박|일축|사실무근|근거 ?없|사실이 아니|변경.{0,4}없|예정대로|차질 없/iu;

const RUMOUR =
  /\b(?:rumou?r\w*|reportedly|allegedly|said to|believed to|thought to|speculat\w+|leak(?:s|ed)?|unconfirmed|people (?:familiar|briefed|close|with (?:direct )?knowledge)|sources?(?: say| said| told| familiar| close)|(?:two|three|several|multiple|unnamed|anonymous|unidentified) (?:people|sources)|a (?:person|source)|may|might|could)\b|rumeur|selon (?:des|plusieurs|deux|trois) (?:sources|personnes|proches)|serai(?:t|ent)|aurai(?:t|ent)|devrai(?:t|ent)|proches? du dossier|gerücht|angeblich|insider|\bsoll(?:en)?\b|dem vernehmen|aus kreisen|kreisen? zufolge|rumor|habría|estaría|fuentes|presunt|al parecer|podría|secondo (?:alcune )?(?:fonti|indiscrezioni)|indiscrezion|avrebbe|sarebbe|potrebbe|传闻|傳聞|据传|據傳|消息人士|知情人士|业内人士|供应链(?:消息|人士)|据悉|據悉|据称|爆料|曝光?|或将|有望|疑似|噂|うわさ|とみられ|と見られ|関係者|可能性|らしい|소문|루머|알려졌|전해졌|소식통|관계자|유출|가능성|것으로 보/iu;

const CONFIRMED =
  /\b(?:confirm(?:s|ed)?|announc(?:es|ed)|officially|in a (?:statement|press release|blog post)|unveil(?:s|ed)|disclos(?:es|ed)|spokes(?:person|man|woman) said|said (?:on|in|at|that it)|the company (?:said|says))\b|confirm[ée]|annonc[ée]|officiel|communiqué|dévoil|bestätig|teilte .{0,60}mit|gab .{0,40}bekannt|kündigt|offiziell|confirm[óa]|anunci[óa]|oficial|comunicado|conferma|annuncia|ufficial|comunicato|确认|確認|宣布|官方|正式|证实|證實|公布|発表|公式|正式に|明らかにした|확인|공식|발표|밝혔다/iu;

/** A deal said not to be one, or not to have been struck: as good as a denial. */
const NO_DEAL =
  /\b(?:has|have|had|did|does|do|is|was|will|would)(?: not|n['’]t) (?:yet )?(?:be )?(?:bought|buy|buying|acquired?|acquiring|taken? over|merged?|merging|sold|sell|invest(?:ed|ing)?)\b|\b(?:not|no|isn['’]t|wasn['’]t) (?:an? )?(?:acquisition|takeover|buyout|merger|purchase)\b|n['’](?:a|ont) pas (?:racheté|acheté|acquis|repris|fusionné)|pas (?:d['’]un |un |de |d['’]une |une )?(?:rachat|acquisition|fusion)|(?:nicht|kein(?:e|en)?) (?:gekauft|übernommen|erworben|übernahme|kauf|fusion)|no (?:ha|han) (?:comprado|adquirido)|no (?:es|hay|se trata de) (?:una? )?(?:compra|adquisición|fusión)|non (?:ha|hanno) (?:comprato|acquistato|acquisito|rilevato)|non (?:è|si tratta di) (?:un['’]|una )?(?:acquisizione|fusione)|(?:没有|沒有|并未|並未|未|不会|不會)(?:收购|收購|并购|併購|合并|合併)|(?:不是|并非|並非|而非)(?:收购|收購|并购|併購|合并|合併)|買収(?:は)?(?:していない|しない|せず|ではない|でない)|인수하지 않|인수가 아니|합병이 아니/iu;

export const isNoDeal = (text: string): boolean => NO_DEAL.test(text);

/**
 * How sure a sentence is of what it says: its own words of denial, filing, hearsay or announcement, in eight languages; the
 * strongest of them counts. `reported` when it hedges nothing and quotes no one.
 */
export function modalityOf(text: string): Modality {
  if (DENIED.test(text)) return "denied";
  if (FILED.test(text)) return "filed";
  if (RUMOUR.test(text)) return "rumour";
  return CONFIRMED.test(text) ? "confirmed" : "reported";
}

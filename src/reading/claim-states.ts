import type { ClaimKind } from "./claim-types.ts";

/** A rung of a ladder: how it is worded in the languages articles come in. The first rung that fits is the sentence's. */
type Rung = { state: string; rank: number; words: RegExp };

/** What a sentence must speak of (a concept or a wording) to stand on the kind's ladder at all. */
type Ladder = {
  kind: ClaimKind;
  concepts: readonly string[];
  words: RegExp;
  /** A wording that puts the sentence on another ladder. */
  unless?: RegExp;
  /** At least so many companies in the sentence, and shared by two claims. */
  companiesMin: number;
  rungs: readonly Rung[];
};

const rung = (state: string, rank: number, words: RegExp): Rung => ({ state, rank, words });

const BROKEN_OFF =
  /collaps|stall|f[ea]ll(?:s|en)? (?:through|apart)|fell through|dead end|called? off|broke(?:n)? (?:off|down)|abandon|scrapp|walk(?:s|ed)? away|terminat|échou|rompu|abandonn|gescheitert|scheiter|geplatzt|abgebrochen|fracas|rot[ao]s|suspendid|fallit|naufrag|saltat|告吹|破裂|终止|終止|破談|決裂|頓挫|무산|결렬|철회/iu;

const ACQUISITION: Ladder = {
  kind: "acquisition",
  concepts: ["acquisition", "merger"],
  words:
    /take ?over|took over|to buy|deal for|\bsale to|rachat|rachet|übern[ae]hm|adquisici|adquirir|compra de|acquisizione|acquisire|收购|收購|并购|買収|인수/iu,
  companiesMin: 2,
  rungs: [
    rung("broken off", 9, BROKEN_OFF),
    rung(
      "closed",
      4,
      /complet(?:es|ed|ion)|(?:has|have|had) (?:closed|acquired|bought)|finalis[ée]|boucl[ée]|abgeschlossen|complet(?:a|ó|ado|ata|ato)|cerró|完成|完了|완료|마무리했/iu,
    ),
    rung(
      "advanced talks",
      2,
      /advanced (?:talks|negotiations|discussions)|\bnears?\b|nearing|close to (?:a|an|buying|acquiring)|final stages?|verge|avancé|fortgeschritten|kurz vor|avanzad|avanzat|深入|接近|最终阶段|最終|막바지|임박/iu,
    ),
    rung(
      "talks",
      1,
      /talks|negotiat|discussion|consider|explor|mull|weigh|pourparlers|négoci|discut|envisage|gespräch|verhand|erwägt|conversaciones|negoci|estudia|trattativ|colloqui|valuta|谈判|洽谈|考虑|談判|洽談|協議|交渉|検討|협상|논의|검토|추진/iu,
    ),
    rung(
      "agreed",
      3,
      /agree[ds]?\b|signed|sign[s]? |will (?:acquire|buy)|announce|acquires|buys|accord|signé|annonce|vereinbart|unterzeichnet|übernimmt|acuerdo|firm[óa]|accordo|firmat|同意|签署|宣布|簽署|合意|発表|합의|체결|발표/iu,
    ),
  ],
};

const LISTING: Ladder = {
  kind: "listing",
  concepts: ["ipo", "public-offering"],
  words: /spin[- ]?off|\bIPO\b|过会|過會|招股|登[陆陸]A股|挂牌|掛牌/iu,
  companiesMin: 1,
  rungs: [
    rung(
      "withdrawn",
      9,
      /withdr[ae]w|shelv|abandon|postpon|retir[ée]|zurückgezogen|retirad|ritirat|撤回|终止|中止|取り下げ|철회/iu,
    ),
    rung(
      "listed",
      4,
      /debut(?:s|ed)? (?:on|in|at)|at its debut|first (?:day|trade)|shares soar|(?:began|started|starts|begins) trading|listed (?:in|on) [^.]{0,40}(?:\d{4}|(?:on )?[A-Z][a-z]+day)|premier jour de cotation|débuts en bourse|börsendebüt|erster handelstag|debut(?:ó|a) en|esordio|debutto|首日|挂牌上市|正式上市|登[陆陸]A|开盘|開盤|收盘|收盤|上場した|初値|상장 첫날|상장했/iu,
    ),
    rung(
      "approved",
      3,
      /(?:won|wins|received|receives|gets|got|secured) (?:\w+ )?(?:approval|clearance|nod)|listing approved|cleared the (?:listing )?(?:committee|hearing)|autorisé|genehmigt|aprobad|approvat|过会|過會|获批|獲批|注册生效|通过聆讯|上場承認|심사 통과|승인/iu,
    ),
    rung(
      "filed",
      2,
      /\bfil(?:es|ed|ing)\b|submitted|applied|application|dépos|demande|beantragt|eingereicht|antrag|present[óa]|solicit|presentat|domanda|申请|申請|递交|遞交|提交|受理|问询|問詢|신청|제출|청구/iu,
    ),
    rung(
      "considering",
      1,
      /mull|consider|weigh|plan|explor|wants? to list|prepar|envisage|prévoit|étudie|erwägt|plant|prüft|estudia|considera|valuta|pianifica|考虑|考慮|拟|擬|计划|計劃|筹备|検討|計画|검토|추진|준비/iu,
    ),
  ],
};

const PRODUCTION: Ladder = {
  kind: "production",
  concepts: ["mass-production", "sample", "tape-out"],
  words:
    /full production|volume production|(?:halt|stop|end|suspend|ceas|resum|restart)\w* (?:the )?production|量[产產産]|양산/iu,
  companiesMin: 0,
  rungs: [
    rung(
      "halted",
      9,
      /(?:halt|stop|end|suspend|ceas)(?:s|ed|ped|ing)? (?:the )?(?:mass )?production|arrêt(?:e|é)? (?:de )?la production|produktion (?:gestoppt|eingestellt)|停[产產産]|생산 중단|生産(?:を)?(?:停止|中止)/iu,
    ),
    rung(
      "mass production",
      3,
      /(?:resum|restart)\w* (?:the )?production|(?:is|are|now|already|entered|enters|began|begun|started) (?:now |already )?(?:in |into )?(?:full|mass|volume)[ -]?(?:scale )?production|en pleine production|est (?:entrée?|déjà) en production|läuft (?:bereits )?(?:vom band|die (?:massen|serien))|in (?:massen|serien)produktion (?:gegangen|ist)|plena producción|ya (?:está|se encuentra) en producción|in piena produzione|已(?:经|經)?(?:全面)?(?:进入|進入|开始|開始)?量[产產]|(?:进入|進入|开始|開始)(?:全面)?量[产產]|全面(?:生产|量产|投产)|量産(?:を開始し|に入っ)|양산(?:에 돌입|을 시작|에 들어갔|체제)/iu,
    ),
    rung(
      "laboratory",
      1,
      /debug|in the lab|laborator|prototype|bring-?up|en laboratoire|prototyp|im labor|laboratorio|实验室|實驗室|调试|調試|試作|시제품/iu,
    ),
    rung(
      "sampling",
      2,
      /sampl|échantill|bemuster|muster|muestras?|campion|样品|樣品|サンプル|샘플|送样|送樣|试产|試產|試験生産|시험\s?생산/iu,
    ),
  ],
};

const SUPPLY: Ladder = {
  kind: "supply",
  concepts: ["supply", "supply-chain", "shipment", "certification", "deliver", "win-contract"],
  words: /supplier|qualif|approval|납품|供[货貨]/iu,
  companiesMin: 2,
  rungs: [
    rung(
      "out",
      1,
      /f[ea]ll(?:s|en)? through|fell through|exclu[ds]|dropp(?:ed|ing)|fail(?:s|ed) (?:to|the)|left out|shut out|ruled out|not (?:be )?(?:certified|qualified|selected)|écart|exclu|échou|ausgeschlossen|durchgefallen|gescheitert|descartad|excluid|fuera de|esclus|scartat|落选|落選|出局|排除|未能通过|未通过|脱落|除外|不合格|무산|배제|탈락|제외|불합격/iu,
    ),
    rung(
      "in",
      2,
      /certif|qualif|selected|chosen|w[io]ns? |pass(?:es|ed)|approved supplier|retenu|réussi|zertifiz|ausgewählt|bestanden|seleccionad|aprob|scelt|selezionat|superat|通过|通過|入选|入選|认证|認證|合格|採用|認証|인증|통과|선정|합격/iu,
    ),
  ],
};

const FUNDING: Ladder = {
  kind: "funding",
  concepts: ["funding-round", "fund"],
  words: /funding|fund-?raising|levée|finanzierung|financiación|finanziament|融[资資]|資金調達|투자\s?유치/iu,
  companiesMin: 1,
  rungs: [
    rung(
      "raised",
      2,
      /\braised\b|\braises\b|clos(?:es|ed)|secur(?:es|ed)|complet(?:es|ed)|a levé|lève|boucl|eingesammelt|sammelte?|erhält|abgeschlossen|cerr(?:ó|ar|ado)|capt[óa]|asegura|recaud|raccol|chius|完成|获得|獲得|調達した|調達し、|유치했|조달했/iu,
    ),
    rung(
      "seeking",
      1,
      /seek|hunt|look(?:s|ing) (?:for|to)|in talks|may raise|plans? to raise|wants? to raise|cherche|veut lever|sucht|will .{0,40}(?:einsammeln|aufnehmen)|busca|cerca|寻求|尋求|拟融资|计划融资|目指|求め|추진|모색/iu,
    ),
  ],
};

const DELAYED =
  /delay|postpon|push(?:es|ed)? back|slip(?:s|ped)?\b|behind schedule|holds? .{0,20}back|held back|retard|report[ée]e?\b|décal|verzöger|verschieb|verschob|retras|aplaz|pospon|ritard|rinvi|slitta|推迟|推遲|延期|延后|延後|跳票|押后|遅れ|遅延|先送り|연기|지연|늦(?:춰|어)/iu;

const RELEASE: Ladder = {
  kind: "release",
  concepts: ["delay", "launch", "cancel", "postpone-until", "withdraw"],
  words: new RegExp(`${DELAYED.source}|roadmap|feuille de route|路线图|路線圖|ロードマップ|로드맵`, "iu"),
  companiesMin: 0,
  rungs: [
    rung(
      "cancelled",
      9,
      /cancel|scrapp|\bdrop(?:s|ped)\b|abandon|removed? from|retire|annul|storniert|eingestellt|gestrichen|anulad|annullat|取消|放弃|放棄|砍掉|中止|打ち切|취소|폐기/iu,
    ),
    rung("delayed", 2, DELAYED),
    rung(
      "launched",
      3,
      /(?<!be )\b(?:launched|released)\b|\bnow available|general availability|went on sale|started shipping|a lancé|est sorti|veröffentlicht hat|ist erschienen|ha lanzado|ya disponible|ha lanciato|è disponibile|已(?:经|經)?发布|正式(?:发布|上线|發布|上線)|発売した|提供を開始|출시했|공개했/iu,
    ),
    rung(
      "announced",
      1,
      /plan|announc|will (?:be )?(?:launch|release|ship|come)|to (?:launch|release)|expected|prepar|prévoi|annonc|plant|kündigt|angekündigt|planea|anunci|prevé|annunci|prevede|计划|計劃|预计|預計|宣布|将于|將於|予定|発表|예정|계획|발표/iu,
    ),
  ],
};

const RULE: Ladder = {
  kind: "rule",
  concepts: ["rule", "law", "vote", "publish", "enter-force", "withdraw", "suspend", "cancel", "reversal"],
  words: /\b(?:act|bill|rule|law)\b|defen[cs]e|loi|gesetz|ley|legge|法案|法律|规则|規則|법안/iu,
  companiesMin: 0,
  rungs: [
    rung(
      "dropped",
      9,
      /rescind|repeal|revok|withdr[ae]w|scrapp|left out|leaves? out|dropped|struck|abandon|abrog|retir|aufgehoben|gestrichen|derog|retirad|abrogat|fuori d|non entrer|resterà fuori|废除|廢除|撤销|撤回|廃止|폐지|철회/iu,
    ),
    rung("suspended", 4, /suspend|paus(?:e|ed|es)\b|on hold|ausgesetzt|sospes|暂停|暫停|停止|一時停止|유예|중단/iu),
    rung(
      "in force",
      3,
      /takes? effect|took effect|in force|comes? into|en vigueur|in kraft|en vigor|in vigore|生效|発効|施行|발효|시행/iu,
    ),
    rung(
      "passed",
      2,
      /\bpass(?:es|ed)\b|approv|adopt|issu(?:es|ed)|publish|sign(?:s|ed) into|vot|verabschiedet|beschlossen|veröffentlicht|aprueba|aprob|public|通过|通過|公布|发布|可決|公表|통과|공표/iu,
    ),
    rung("proposed", 1, /propos|draft|introduc|consider|plan|entwurf|borrador|bozza|提出|草案|拟|発議|제안|초안/iu),
  ],
};

/** Buying and importing, which the buyer's government decides, as against exporting, which the seller's does. */
const IMPORT_WORDS =
  /\bimport(?:s|ed)?\b|customs|(?:not|may) enter\b|(?:to|the|of) (?:buy|purchases?)\b|\bachats?\b|\bkauf|\bcompra\b|acquisto|购买|購買|購入|구매|구입|importation|douan|\bzoll|einfuhr|importaci|aduana|importazion|dogan|海关|海關|进口|進口|税関|輸入|세관|수입/iu;

const PERMISSION: readonly Rung[] = [
  rung(
    "refused",
    1,
    /(?:not|never|n['’]t)(?: yet)?(?: been| be)? (?:permit|allow|approv|authori|clear|grant|let\b)|refus\w+ to (?:allow|let|grant|approve)|n['’]autoris\w+ (?:pas|plus)|nicht (?:\w+ )?(?:erlaub|genehmig|zugelassen)|no (?:permit|autoriz|aprob)|non (?:\w+ )?(?:consent|autorizz|approv)|[不未](?:予|得)?(?:允许|允許|批准|许可|放行)|認め(?:ない|ず)|(?:승인|허용|허가)하지/iu,
  ),
  rung(
    "allowed",
    3,
    /lift(?:s|ed|ing)? (?:the |its |a )?(?:\w+ )?(?:ban|block|restriction|curb)|lève l['’]interdiction|解除禁|解禁|금지 해제/iu,
  ),
  rung(
    "refused",
    1,
    /(?:block|bann|barr|prohibit|reject|forbid|halt|refus)(?:s|ed|ing|en)?\b|\bban\b|\bbars\b|(?:may|can|will|shall|must) (?:not|no longer)|no .{0,30}to be sold|bloqu|interdi[ts]|verb(?:ot|ietet)|blockiert|nicht ins land|untersag|prohíb|prohib|viet|blocc|禁止|禁令|禁售|拦截|攔截|阻止|止め|認めない|禁じ|차단|금지|막(?:으|았)/iu,
  ),
  rung("needed", 2, /(?:needs?|requires?) (?:a |an |export )*licen[cs]e|licen[cs]e requirement|需要许可/iu),
  rung(
    "allowed",
    3,
    /allow|clears?\b|cleared|approv|permit|grant|lets? |greenlight|green light|authoris|authoriz|lift(?:s|ed)?|promis|autoris|feu vert|erlaubt|genehmigt|zugelassen|autoriz|permit|aprob|consent|approv|批准|放行|允许|允許|许可|許可|承認|認め|승인|허용|허가/iu,
  ),
];

const LICENCE: Ladder = {
  kind: "licence",
  concepts: [
    "licence",
    "ban",
    "allow",
    "accept-reject",
    "resume-sales",
    "approve-batch",
    "export-controls",
    "sanction-lift",
    "restriction",
  ],
  words: /may not (?:sell|enter|export)|\b(?:bars|barred)\b/iu,
  companiesMin: 0,
  unless: IMPORT_WORDS,
  rungs: PERMISSION,
};

const IMPORT: Ladder = { kind: "import", concepts: [], words: IMPORT_WORDS, companiesMin: 0, rungs: PERMISSION };

/** The ladders, each from its surest wording to its vaguest. */
export const LADDERS: readonly Ladder[] = [
  ACQUISITION,
  LISTING,
  PRODUCTION,
  SUPPLY,
  FUNDING,
  RELEASE,
  RULE,
  LICENCE,
  IMPORT,
];

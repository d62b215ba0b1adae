import { ENDED_RANK, type Ladder, rung, type Rung } from "./ladder.ts";

const RULE: Ladder = {
  kind: "rule",
  concepts: [
    "rule",
    "law",
    "vote",
    "publish",
    "enter-force",
    "withdraw",
    "suspend",
    "cancel",
    "reversal",
    "export-controls",
  ],
  words:
    /\b(?:act|bill|rules?|law|draft|tariffs?)\b|(?:entity|black|control|its) list\b|liste noire|schwarze liste|lista (?:negra|nera)|ブラックリスト|エンティティ|实体清单|黑名单|엔티티 리스트|블랙리스트|defen[cs]e|\bloi\b|règle|gesetz|regel|\bley\b|norma|legge|regola|法案|法律|规则|規則|规定|規制|법안|규정|규칙/iu,
  partiesMin: 0,
  rungs: [
    rung(
      "dropped",
      ENDED_RANK,
      /rescind|repeal|revok|withdr[ae]w|pull(?:s|ed) (?:back )?(?:the|its|a)|scrap(?:s|ped)|left out|leaves? out|dropp?(?:s|ed)\b|struck|strik(?:es|ing) down|renonc|verzicht|renunci|rinunci|abandon|void(?:s|ed)\b|abrog|retir|annul|aufgehoben|aufheb|gestrichen|zurückn[ae]hm|zurückgenommen|zurückgezogen|zieht .{0,60}zurück|kipp|verwirft|derog|retirad|anul|abrogat|fuori d|non entrer|resterà fuori|ritir|revoc|废除|廢除|撤销|撤銷|撤回|取消|作废|廃止|폐지|철회|폐기/iu,
    ),
    rung(
      "suspended",
      4,
      /suspend|paus(?:e|ed|es)\b|on hold|delays? .{0,20}(?:enforcement|rule)|ausgesetzt|setzt .{0,60}aus|en pause|sospes|sospend|暂停|暫停|停止|一時停止|猶予|유예|중단/iu,
    ),
    rung(
      "in force",
      3,
      /takes? effect|took effect|in(?:to)? (?:force|effect)|comes? into|en vigueur|in kraft|en vigor|in vigore|生效|発効|施行|발효|시행/iu,
    ),
    rung(
      "passed",
      2,
      /\bpass(?:es|ed)\b|approv|adopt|issu(?:es|ed)|publish|sign(?:s|ed) into|finali[sz]e|vot|adopte|verabschiedet|beschlossen|veröffentlicht|aprueba|aprob|public|approva|通过|通過|公布|发布|出台|可決|公表|통과|공표/iu,
    ),
    rung(
      "proposed",
      1,
      /propos|draft|introduc|consider|plan|weigh|prépar|projet|entwurf|erwägt|borrador|bozza|提出|草案|拟|考虑|酝酿|発議|検討|제안|초안|검토|추진/iu,
    ),
  ],
};

/** Buying and importing, which the buyer's government decides, as against exporting, which the seller's does. */
const IMPORT_WORDS =
  /\bimport(?:s|ed|ing|ation)?\b|customs|(?:not|may) enter\b|(?:to|the|of|from) (?:buy|buying|purchas(?:es?|ing)|order(?:ing)?)\b|\bachats?\b|achet|\bkauf|bestell|\bcompra\b|comprar|acquisto|acquistare|购买|購買|采购|購入|구매|구입|importation|douan|\bzoll|einfuhr|importaci|aduana|importazion|dogan|海关|海關|进口|進口|税関|輸入|세관|통관|수입/iu;

const PERMISSION: readonly Rung[] = [
  rung(
    "refused",
    1,
    /revo(?:k|qu|c)\w*|(?:withdr[ae]w\w*|pull(?:s|ed)|rescind\w*|retir\w+|entzieh\w*|entzogen|widerr[iu]f\w*) .{0,40}(?:licen|waiver|authori|approv|permi|autoris|autoriz|genehmig)|許可.{0,8}(?:取り消|撤回)|(?:取り消|撤回).{0,6}許可|(?:撤销|吊销|取消).{0,14}(?:许可|授权|资格|豁免)|(?:허가|승인|면제).{0,8}(?:취소|철회)|(?:not|never|n['’]t)(?: yet)?(?: been| be)? (?:permit|allow|approv|authori|clear|grant|let\b)|(?:not|no longer|n['’]t) (?:be (?:sold|exported|shipped|imported)|sell|enter|ship|export)|refus\w+ to (?:allow|let|grant|approve)|den(?:y|ies|ied) .{0,30}licen|n['’]autoris\w+ (?:pas|plus)|(?:ne|n['’]) .{0,30}(?:peu(?:t|vent)|pourr\w+) (?:pas|plus)|nicht (?:\w+ )?(?:erlaub|genehmig|zugelassen|einführ|verkauf|exportier|geliefert)|no (?:permit|autoriz|aprob|pued|podr)|non (?:\w+ )?(?:permett|consent|autorizz|approv|posson|può|potr|entrer)|[不未](?:予|得|能|准)?(?:允许|允許|批准|许可|放行|出口|入境|进口)|認め(?:ない|ず)|(?:승인|허용|허가)하지|불허/iu,
  ),
  rung(
    "allowed",
    3,
    /(?:lift|eas|remov|end|revers|drop)(?:s|es|ed|ing|ped)? (?:the |its |a |an )?(?:\w+ ){0,2}(?:ban|block|restriction|curb|embargo|halt)|resum\w* (?:\S+ ){0,2}(?:sales|export|shipments|deliver)|lèv\w* (?:\S+ )?(?:interdiction|restriction)|reprendre .{0,30}(?:ventes|export|livraisons)|hebt .{0,60}auf|verbot .{0,30}aufgehoben|levanta .{0,30}(?:veto|prohibición|restric)|revoca .{0,20}(?:divieto|blocco)|解除|解禁|恢复(?:销售|出口|对华)|再開|금지 해제|재개|해제/iu,
  ),
  rung(
    "refused",
    1,
    /(?:block|bann|barr|prohibit|reject|forbid|halt|refus|stop)(?:s|ed|ing|en|ped|ping)?\b|\bban\b|\bbars\b|(?:may|can|will|shall|must) (?:not|no longer)|no .{0,30}to be sold|revok|shun|avoid|discourag|told .{0,60}not to|urged? .{0,60}(?:not|against)|bloqu|interdi[ts]|suspen|stopp|verb(?:ot|ietet)|blockiert|nicht ins land|untersag|prohíb|prohib|veta|viet|blocc|sospe|ferma|禁止|禁令|禁售|叫停|拦截|攔截|阻止|暂停|停止|要求.{0,20}(?:不|停)|止め|認めない|禁じ|停止|차단|금지|막(?:으|았)|중단|자제/iu,
  ),
  rung(
    "needed",
    2,
    /(?:needs?|requires?|under|put .{0,20}under) (?:a |an |export )*licen[cs]|licen[cs]e requirement|licence obligatoire|soumi\w+ à licence|genehmigungspflicht|requier\w+ .{0,20}licencia|richied\w+ .{0,20}licenz|需要.{0,6}许可|须.{0,8}许可|許可が必要|許可制|허가(?:를)? (?:받아야|필요)/iu,
  ),
  rung(
    "allowed",
    3,
    /allow|(?:has|have|had|holds?|got|gets|won|obtain\w*|receiv\w*|secur\w*) (?:\S+ ){0,2}licen[cs]es?|clears?\b|cleared|approv|permit|grant|lets? |greenlight|green light|authoris|authoriz|lift(?:s|ed)?|promis|open(?:s|ed) the door|autoris|feu vert|accord\w* .{0,20}licen|erlaub|genehmig|zugelassen|grünes licht|autoriz|permit|aprob|luz verde|consent|approv|via libera|批准|放行|允许|允許|许可|许可证|获批|許可|承認|認め|승인|허용|허가/iu,
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
    "export",
  ],
  words:
    /(?:permett|autorizz|consent|permet|autoris|erlaub|genehmig|permit|autoriz|allow|clear)\S* .{0,70}(?:vend|export|esport|verkauf|liefer|ausfuhr|sell|ship|sale)|may not (?:sell|enter|export)|\b(?:bars|barred)\b|(?:let|lets) .{0,40}(?:sell|export|ship)|stop\w* .{0,20}(?:sell|ship|suppl|deliver|export)\w*|halt\w* .{0,30}(?:sales|exports?|shipments)|(?:export|sales?|shipments?) .{0,40}(?:halt|ban|suspend|resum)|出口|许可|수출|輸出/iu,
  partiesMin: 0,
  unless: IMPORT_WORDS,
  rungs: PERMISSION,
};

const IMPORT: Ladder = { kind: "import", concepts: [], words: IMPORT_WORDS, partiesMin: 0, rungs: PERMISSION };

const RULING: Ladder = {
  kind: "ruling",
  concepts: [
    "ruling",
    "court",
    "lawsuit",
    "appeal",
    "injunction",
    "antitrust",
    "fine",
    "guilty",
    "innocent",
    "violate",
  ],
  words:
    /prosecutors|charged .{0,60}with|indict|antimonopol|antitrust|反垄断|反壟斷|独占禁止|반독점|\bjur(?:y|or)|verdict|judge|indict|acquit|pleads?|pleaded|tribunal|\bcour\b|gericht|juez|giudice|法院|法官|裁定|裁判|判|법원|재판|판결/iu,
  partiesMin: 1,
  rungs: [
    rung(
      "overturned",
      4,
      /overturn|revers(?:es|ed)|threw out|thr[eo]ws? out|toss(?:es|ed)|vacat(?:es|ed)|quash|set aside|annul|strik(?:es|ing) down|struck down|lift(?:s|ed) (?:the |an )?injunction|cass[ée]|infirm|aufgehoben|hebt .{0,60}auf|kippt|revoc|anul|annull|ribalt|推翻|撤销|改判|发回重审|取り消|破棄|覆|파기|뒤집|취소/iu,
    ),
    rung(
      "dropped",
      ENDED_RANK,
      /dismiss(?:es|ed)|drop(?:s|ped) (?:the |its |a )?(?:\S+ )?(?:case|suit|lawsuit|charges?|probe|investigation|complaint)|clear(?:s|ed) of|acquit|withdr[ae]w|clos(?:es|ed) (?:the |its )?(?:\S+ )?(?:probe|case|investigation)|abandonn|classé|retir|eingestellt|freigesprochen|abgewiesen|archiv|absuelv|desestim|retira|assol|驳回|撤诉|无罪|(?:终止|结束|停止).{0,16}调查|棄却|取り下げ|無罪|조사(?:를)? (?:종결|중단)|기각|취하|무죄|무혐의/iu,
    ),
    rung(
      "settled",
      3,
      /settle(?:s|d|ment)|agree(?:s|d) to pay|règlement|transige|vergleich|beigelegt|acuerdo extrajudicial|acuerdan|patteggi|和解|합의/iu,
    ),
    rung(
      "found liable",
      2,
      /order(?:s|ed) .{0,60}to pay|found (?:\S+ )?(?:guilty|liable|that)|guilty|infring(?:es|ed)|convict|sentenc|violat(?:es|ed)|fine[sd]\b|broke (?:the|\S+ law)|award(?:s|ed)|rul(?:es|ed) (?:against|that|for)|sid(?:es|ed) with|grant(?:s|ed) (?:an |a )?injunction|condamn|coupable|verurteil|schuldig|verletzt|verstieß|verhängt|condena|culpable|multa|infring|condann|colpevole|判(?:决|令|处|定|赔)|裁定|有罪|罚款|违反|侵权|有罪|賠償|命じ|違反|유죄|배상|위반|과징금|벌금/iu,
    ),
    rung(
      "sued",
      1,
      /\bsu(?:es|ed|ing)\b|lawsuit|charg(?:es|ed) .{0,70}with|prosecutors charg|indict|accus|probe|investigat|files? (?:a )?(?:suit|complaint)|plead|plainte|poursui|enquête|accus|klage|klagt|verklagt|ermittl|untersuch|demand|investig|denunci|accusa|indag|causa|起诉|指控|调查|調查|诉讼|提訴|起訴|調査|소송|제소|기소|조사/iu,
    ),
  ],
};

/** What governments and courts decide. */
export const RULE_LADDERS: readonly Ladder[] = [RULE, LICENCE, IMPORT, RULING];

import { CLOSED_RANK, ENDED_RANK, type Ladder, rung } from "./ladder.ts";

const BROKEN_OFF =
  /collaps|stall|f[ea]ll(?:s|en|ing)? (?:through|apart)|fell through|dead end|call(?:s|ed)? off|break(?:s|ing)? off|broke(?:n)? (?:off|down)|abandon|scrap(?:s|ped)\b|walk(?:s|ed)? away|terminat|end(?:s|ed) (?:its |their )?(?:talks|negotiations)|drop(?:s|ped) (?:its |the |a )?(?:\S+ ){0,4}(?:plan|bid|offer|deal|takeover|investment)|pull(?:s|ed) out|on (?:ice|hold)|auf eis|gelé|shelv|verzicht|back(?:s|ed) out|withdr[ae]w|échou|rompu|rompent|abandonn|renonc|gescheitert|scheiter|geplatzt|platzt|abgebrochen|abgesagt|zurückgezogen|fracas|rot[ao]s|suspendid|cancel|renunci|fallit|fallisc|naufrag|saltat|sfumat|interrott|告吹|破裂|终止|終止|放弃|放棄|搁置|擱置|叫停|破談|決裂|頓挫|断念|撤回|白紙|무산|결렬|철회|중단|포기|취소/iu;

const CLOSED =
  /complet(?:es|ed|ion)|(?:has|have|had) (?:closed|acquired|bought)|clos(?:es|ed) (?:its |the |a )?(?:\S+ ){0,3}(?:deal|acquisition|purchase|takeover|merger)|finali[sz](?:es|ed)|finalis[ée]|boucl[ée]|abgeschlossen|vollzogen|complet(?:a|ó|ado|ata|ato)|cerr(?:ó|ado|a)\b|perfezionat|chius[oa]|完成|完了|交割|완료|마무리했/iu;

/** Agreed, and not closed yet. */
const PENDING =
  /(?:expect(?:s|ed)?|due|set|scheduled|likely) to (?:close|be completed|complete|be finalised|be finalized)|(?:close|closing|completion) (?:is )?(?:expected|due|planned)|subject to (?:\S+ ){0,3}approv|await\w* (?:\S+ ){0,3}(?:approv|clear)|pending (?:\S+ ){0,2}approv|not (?:yet )?(?:final|closed|complete)|(?:finalisation|clôture) (?:est )?(?:attendue|prévue)|soll .{0,40}abgeschlossen werden|(?:noch|muss) .{0,30}(?:genehmig|zustimm)|(?:se espera|prevé|prevén) (?:cerrar|completar)|pendiente de (?:\S+ )?aproba|non (?:è )?ancora (?:definitiv|conclus)|(?:chiusura|perfezionamento) (?:è )?(?:previst|attes)|(?:尚待|有待|等待).{0,12}(?:核准|批准|审批)|(?:预计|預計).{0,16}(?:完成|交割)|完了(?:する)?(?:見込み|予定)|承認を(?:待|条件)|(?:승인|허가)을? ?(?:앞두|기다|받아야)|마무리될 (?:예정|전망)/iu;

const ADVANCED =
  /advanced (?:talks|negotiations|discussions|stage)|\bnears?\b|nearing|close to (?:a|an|buying|acquiring|signing)|final stages?|verge|avancé|fortgeschritten|kurz vor|avanzad|avanzat|深入|接近|最终阶段|最終|막바지|임박|大詰め/iu;

const TALKING =
  /talks|negotiat|discussion|discuss(?:es|ed|ing)|consider|explor|mull|weigh|approach(?:ed)?\b|in talks|interest(?:ed)? in|bid for|looking at|pourparlers|négoci|discut|envisage|étudie|gespräch|verhand|erwägt|prüft|interess|conversaciones|negoci|estudia|sopesa|trattativ|colloqui|valuta|谈判|洽谈|商谈|磋商|考虑|有意|談判|洽談|協議|交渉|検討|협상|논의|검토|추진|타진/iu;

const AGREED =
  /agree[ds]?\b|agreement|signed|sign[s]? |will (?:acquire|buy|invest|put)|announce|acquires|buys|pays? .{0,30} for|to (?:acquire|buy) .{0,40}for|accord|signé|annonce|rachète|vereinbart|unterzeichnet|übernimmt|kauft|einigen|geeinigt|acuerdo|firm[óa]|compra (?:a )?|accordo|firmat|acquista|compra\b|同意|签署|宣布|达成|簽署|達成|合意|発表|合意した|買収する|買収へ|買収$|取得する|子会社化|합의|체결|발표|인수한다|인수하기로/iu;

/** From first talks to a closed deal, or its end. */
const DEAL = [
  rung("broken off", ENDED_RANK, BROKEN_OFF),
  rung("agreed", 3, PENDING),
  rung("closed", CLOSED_RANK, CLOSED),
  rung("advanced talks", 2, ADVANCED),
  rung("talks", 1, TALKING),
  rung("agreed", 3, AGREED),
];

const ACQUISITION: Ladder = {
  kind: "acquisition",
  concepts: ["acquisition", "merger", "licensing-deal"],
  words:
    /take ?over|took over|to (?:buy|acquire)|(?:has|have|had) (?:not )?bought|acquir(?:es|ed|ing)|swallows?|snaps? up|deal for|pays? .{0,30} for|\bbid (?:for|to|of)|\bgebot|offre (?:de rachat|pour|sur)|\boferta (?:por|de)|\bofferta (?:per|di)|要约|買収提案|\bsale (?:of|to)|purchase of|licen[cs](?:e|ing) .{0,40}technology|rachat|rachet|rachète|übern[ae]hm|übernimmt|übernommen|kauf|zukauf|adquisici|adquirir|compra (?:de|a)|licenciar|acquisizione|acquis(?:ire|ta)|收购|收購|并购|授权协议|買収|取得する|取得した|子会社化|傘下に|인수/iu,
  unless: /licen[cs]es? .{0,30}(?:export|china|h20\b|h200)|export licen[cs]|wafers? a month|出口许可/iu,
  partiesMin: 2,
  rungs: DEAL,
};

const INVESTMENT: Ladder = {
  kind: "investment",
  concepts: ["investment", "stake", "partnership", "contract", "order", "joint-development", "long-term-agreement"],
  words:
    /\binvest|letter of intent|\bstake\b|steigt .{0,40}ein\b|beteilig|particip|partecipaz|出资|入股|出資|투자|지분/iu,
  partiesMin: 2,
  rungs: [
    rung("broken off", ENDED_RANK, BROKEN_OFF),
    rung("agreed", 3, PENDING),
    rung("closed", CLOSED_RANK, CLOSED),
    rung("advanced talks", 2, ADVANCED),
    rung("talks", 1, TALKING),
    rung(
      "agreed",
      3,
      /agree[ds]? (?:to|on)|(?:signed|signs|sign) (?:a|an|the|on)\b|letter of intent|will invest|invests|a signé|ont signé|va investir|investit|vereinbart|unterzeichnet|investiert|beteiligt sich|steigt .{0,40}ein\b|firm(?:ó|aron|ado)|invertirá|invierte|firmato|investirà|investe|签署|签订|达成协议|将投资|投资.{0,12}亿|締結|出資する|合意した|체결|투자한다|투자하기로/iu,
    ),
  ],
};

const LISTING: Ladder = {
  kind: "listing",
  concepts: ["ipo", "public-offering", "ipo-date"],
  words:
    /spin[- ]?off|\bIPO\b|(?:nasdaq|nyse|stock|exchange|kong|shanghai|shenzhen|york) (?:\S+ )?listing|listing (?:on|in) |fil(?:es|ed) (?:publicly|confidentially)|go(?:es|ing)? public|flotation|stock market (?:debut|listing)|(?:shares|stock) .{0,40}debut|introduction en bourse|en bourse|börsengang|an (?:der|die) börse|börsen|salida a bolsa|(?:en|de) (?:la )?bolsa|in borsa|quotazione|primer día|first day|premier jour|过会|過會|招股|登[陆陸]|挂牌|掛牌|上市|上場|상장/iu,
  partiesMin: 1,
  rungs: [
    rung(
      "withdrawn",
      ENDED_RANK,
      /withdr[ae]w|shelv|abandon|postpon|pull(?:s|ed) (?:its |the )?(?:IPO|listing|float)|scrap(?:s|ped)|retir[ée]|renonc|zurückgezogen|zurückzieh|zieht .{0,40}zurück|verschieb|verschob|abgesagt|retirad|retira\b|aplaz|ritirat|ritira\b|rinvia|撤回|终止|中止|取消|搁置|取り下げ|延期|철회|연기|보류/iu,
    ),
    rung(
      "listed",
      4,
      /debut(?:s|ed)? (?:on|in|at)|(?:at|on|in) (?:its|their) (?:\S+ )?debut|first (?:day|trade|trading)|(?:began|begun|started|starts|begins) trading|(?:was|were|went|has been|is now) listed|listed (?:in|on) [^.]{0,40}(?:\d{4}|(?:on )?[A-Z][a-z]+day)|premi(?:er jour|ers pas|ère séance)|débuts? (?:en|à la) bourse|(?:a fait|fait) (?:ses|son) débuts?|börsendebüt|erste[nrm]? handelstag|debut(?:ó|a|an) en|primer día|se estren|esordi|debutt|首日|挂牌上市|正式上市|成功上市|登[陆陸](?:A股|科创板|港)|今日上市|开盘|開盤|收盘|收盤|上場した|初値|新規上場を果|상장 첫날|상장했|상장한|데뷔/iu,
    ),
    rung(
      "approved",
      3,
      /(?:won|wins|received|receives|gets|got|secured|obtain(?:s|ed)) (?:\w+ )?(?:approval|clearance|nod|green light)|listing approved|approved .{0,30}(?:listing|IPO)|cleared (?:the )?(?:listing )?(?:committee|hearing|by)|passes? (?:listing )?(?:review|hearing)|autoris|feu vert|genehmigt|grünes licht|aprobad|aprueba|approvat|via libera|luz verde|过会|過會|获批|獲批|获准|同意注册|注册生效|通过聆讯|通過聆訊|上場承認|承認|심사 통과|예비심사를 통과|승인/iu,
    ),
    rung(
      "filed",
      2,
      /\bfil(?:es|ed|ing)\b|submit(?:s|ted)|applied|applie[sd]|application|dépos|demande|beantragt|eingereicht|reicht .{0,40}ein|antrag|present[óa]|solicit|presentat|presenta\b|domanda|申请|申請|递交|遞交|递表|提交|受理|问询|問詢|신청|제출|청구/iu,
    ),
    rung(
      "considering",
      1,
      /mull|consider|weigh|plan|explor|aim|want(?:s|ed)? to|prepar|target|could|eyes?\b|envisage|prévoit|étudie|compte|veut|erwägt|plant|prüft|will .{0,40}börse|estudia|considera|planea|prepara|valuta|pianifica|punta|考虑|考慮|拟|擬|计划|計劃|筹备|籌備|启动|目指|検討|計画|準備|검토|추진|준비|계획/iu,
    ),
  ],
};

const FUNDING: Ladder = {
  kind: "funding",
  concepts: ["funding-round", "fund"],
  words:
    /funding|fund-?rais|new (?:equity|money|capital)|fresh (?:money|capital|funds)|series [a-h]\b|levée|lever |lève|tour de table|finanzierung|kapitalrunde|financiación|ronda|finanziament|raccol|(?:seek|want)(?:s|ing)? (?:\S+ ){0,3}[$€£¥]\d|(?:seek|hunt|look|court|approach)\w* .{0,20}investors|cherche .{0,20}investisseurs|cherche .{0,30}réunir|sucht .{0,20}(?:investoren|geldgeber)|busca .{0,20}inversores|cerca .{0,20}investitori|融[资資]|募资|資金調達|調達|투자\s?유치|자금/iu,
  unless:
    /rais(?:es|ed|ing) (?:its |the |their )?(?:\S+ )?(?:price|forecast|guidance|outlook|target|concern|question|rating|claim|alarm)|claims? raised/iu,
  partiesMin: 1,
  rungs: [
    rung(
      "failed",
      ENDED_RANK,
      /(?:talks?|round|fundrais\w+) (?:\S+ ){0,4}(?:collaps|f[ea]ll(?:en)? (?:through|apart)|fell|stall|fail)|fail(?:s|ed) to raise|abandon|échou|gescheitert|geplatzt|fracas|fallit|saltat|告吹|失败|終止|终止|失敗|頓挫|断念|무산|실패|결렬/iu,
    ),
    rung(
      "seeking",
      1,
      /seek|hunt|look(?:s|ing) (?:for|to)|in (?:\w+ )?talks|may raise|plan(?:s|ned|ning)? (?:to (?:raise|seek)|a)|want(?:s|ed)? (?:to raise|up to)|aim(?:s|ed|ing)? to raise|hopes? to raise|to raise (?:about|around|up|at|as|between|\$|€)|trying to|cherche|veut|souhaite|en discussion|envisage|négoci|prépare|sucht|strebt|will .{0,60}(?:einsammeln|aufnehmen)|verhandelt|busca|quiere|negocia|pretende|prevé|cerca\b|punta a|vuole|tratta|寻求|尋求|拟|计划融资|洽谈|正在.{0,12}融资|谋求|目指|求め|交渉|検討|予定|추진|모색|협상|계획/iu,
    ),
    rung(
      "raised",
      2,
      /\braised\b|\braises\b|raising .{0,30}(?:in|from) |clos(?:es|ed)|secur(?:es|ed)|complet(?:es|ed)|receiv(?:es|ed)|land(?:s|ed)|rais(?:ed|es)|a levé|ont levé|lève|a obtenu|a bouclé|boucl|eingesammelt|sammelt|sammelte|erhält|erhalten|abgeschlossen|schließt|cerr(?:ó|ar|ado|a)|capt(?:ó|a|ado)|levanta|asegura|recaud|consig|obtien|raccol|chiud|chius|ottien|ottenut|完成|获得|獲得|获.{0,12}融资|調達した|調達し、|調達を(?:完了|実施)|유치했|유치한|유치에 성공|조달했/iu,
    ),
  ],
};

/** Deals, listings and rounds: what companies do with one another's money. */
export const DEAL_LADDERS: readonly Ladder[] = [ACQUISITION, INVESTMENT, LISTING, FUNDING];

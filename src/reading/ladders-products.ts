import { ENDED_RANK, type Ladder, rung } from "./ladder.ts";

const PRODUCTION: Ladder = {
  kind: "production",
  concepts: ["mass-production", "sample", "tape-out"],
  words:
    /\bproduction\b|produktion|fertigung|producción|produzione|(?:halt|stop|end|suspend|paus|ceas|resum|restart|begin|start|began|begun)\w* (?:\S+ ){0,3}?(?:production|producing|making|manufactur\w+|assembl\w+|work on)|product(?:ion|ie|ión) .{0,40}(?:suspend|arrêt|reprend|repri|relanc)|(?:arrêt|suspend|repren|relanc|repri)\S* .{0,30}(?:production|fabrication)|(?:produktion|fertigung) .{0,60}(?:gestoppt|eingestellt|ausgesetzt|wieder|an)|stoppt .{0,40}(?:produktion|fertigung)|(?:suspend|paraliz|deten|reanud|retom)\S* .{0,30}producción|(?:sospend|ferma|interromp|riprend|riavvi)\S* .{0,30}produzione|量[产產産]|生产|生產|生産|양산|생산|停产|复产|試作|プロトタイプ/iu,
  unless: /no production date|生产总值/iu,
  partiesMin: 0,
  rungs: [
    rung(
      "mass production",
      3,
      /(?:resum|restart)\w* (?:\S+ ){0,3}?(?:production|producing|making|manufactur|assembl)|(?:production|work) (?:has |had |is )?(?:been )?(?:resum|restart)|repren\w* .{0,30}(?:production|fabrication)|relanc\w* .{0,30}(?:production|fabrication)|(?:produktion|fertigung) .{0,40}wieder|nimmt .{0,60}(?:produktion|fertigung) .{0,20}wieder|reanud|riprend|riavvi|恢复(?:生产|量产)|复产|重启.{0,8}生产|生産(?:を)?再開|생산(?:을)? (?:재개|다시)/iu,
    ),
    rung(
      "halted",
      ENDED_RANK,
      /(?:halt|stop|end|suspend|paus|ceas)(?:s|es|ed|ped|ing)? (?:\S+ ){0,3}?(?:production|producing|making|manufactur\w*|assembl\w*|work)|production (?:\S+ ){0,4}?(?:halted|stopped|suspended|paused)|arrêt\S* .{0,30}(?:production|fabrication)|(?:suspend|cess)\w* .{0,30}(?:production|fabrication)|(?:produktion|fertigung) .{0,60}(?:gestoppt|eingestellt|ausgesetzt)|stoppt .{0,40}(?:produktion|fertigung)|(?:suspend|paraliz|deten|deja de)\S* .{0,30}(?:producción|producir|fabricar)|(?:sospend|ferma|interromp)\S* .{0,30}produzione|(?:停止|暂停|中止|叫停).{0,12}(?:生产|量产|生產)|停[产產産]|生産(?:を|の)?(?:一時)?(?:停止|中止|中断)|생산(?:을|이)? ?(?:전면 |일시 )?(?:중단|멈)/iu,
    ),
    rung(
      "not yet",
      1,
      /(?:not|n['’]t) (?:yet )?(?:\S+ ){0,3}?(?:mass|volume|full)[ -]production|(?:mass|volume) production (?:\S+ ){0,4}(?:ahead|not|later)|still .{0,30}before (?:mass|volume) production|pas encore .{0,20}production|noch nicht .{0,40}(?:produktion|serie|fertigung)|(?:produktion|serienfertigung) .{0,30}(?:steht .{0,10}aus|noch nicht)|aún no .{0,30}producción|non (?:è )?ancora .{0,30}produzione|(?:尚未|还未|未能|没有)(?:进入|开始|实现)?.{0,6}量产|まだ.{0,10}量産|量産(?:は|に)(?:まだ|至って)|아직 .{0,10}양산/iu,
    ),
    rung(
      "mass production",
      3,
      /(?:mass|volume|full|series|serial)[- ]production (?:ha[sd] |is )?(?:\S+ )?(?:begun|began|started|under ?way|running)|(?:is|are|now|already|ha[sd]|have|entered|enters|began|begun|begins|started|starts) (?:now |already |been )?(?:in |into |entered |begun |started )?(?:full|mass|volume|series|serial)[ -]?(?:scale )?production|(?:began|begun|started|begins|starts) (?:to (?:make|build|produce) .{0,60}in volume|(?:mass|volume|series|serial)[ -]produc)|(?:began|begun|started) (?:to (?:make|build|produce)|(?:making|building|producing)) .{0,60}in volume|mass[- ]produc(?:ing|ed)|en pleine production|in voller (?:produktion|fertigung)|est (?:entrée?|déjà) en production|a (?:commencé|lancé) la production|läuft (?:bereits )?(?:vom band|die (?:massen|serien))|in (?:massen|serien)(?:produktion|fertigung) (?:gegangen|ist)|(?:massen|serien)(?:produktion|fertigung) (?:hat |ist )?(?:begonnen|angelaufen|gestartet)|plena producción|ya (?:está|se encuentra) en producción|ha (?:comenzado|iniciado|empezado) la producción|in piena produzione|ha (?:avviato|iniziato) la produzione|已(?:经|經)?(?:全面)?(?:进入|進入|开始|開始|实现|實現)?(?:大规模)?量[产產]|(?:进入|進入|开始|開始|实现|實現|启动)(?:全面|大规模|规模)?量[产產]|全面(?:生产|量产|投产)|量産(?:を開始し|に入っ|を始め|出荷)|양산(?:에 돌입|을 시작|에 들어갔|에 착수|체제| 출하)/iu,
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
  words:
    /supplier|(?:pass|fail|clear|test)\S* .{0,40}\btests?\b|\btests? (?:by|at|of) |(?:réussi|échoué|passé).{0,30}tests?|(?:tests?|prüfung\w*) .{0,40}(?:bestanden|bestehen)|(?:pruebas|test) .{0,30}(?:superad|pasad|superat)|(?:superad|pasad|superat)\S* .{0,30}(?:pruebas|test)|测试|測試|テスト|테스트|시험|qualif|approval|certif|valid(?:ation|ated)|fournisseur|zulieferer|qualifiz|proveedor|fornitor|납품|인증|품질|供[货貨]|认证|認證|認証|验证|驗證/iu,
  unless: /licen[cs]|export|出口/iu,
  partiesMin: 2,
  rungs: [
    rung(
      "out",
      1,
      /f[ea]ll(?:s|en)? through|fell through|exclu[ds]|dropp(?:ed|ing)|drops\b|fail(?:s|ed|ing)? (?:to|the|in|\S+ (?:test|qualif))|left out|shut out|ruled out|lost (?:out|the|its)|(?:not|n['’]t)(?: yet)? (?:be |been |yet )?(?:certified|qualified|selected|passed|won|cleared|approved)|yet to (?:pass|qualify|clear|win)|still (?:waiting|struggl)|écart|exclu|échou|(?:pas|n['’]a) (?:encore )?(?:\S+ )?(?:réussi|obtenu|passé|qualifi|valid)|ausgeschlossen|durchgefallen|gescheitert|scheitert|(?:noch )?nicht (?:\S+ ){0,3}(?:bestanden|qualifiz|zertifiz|ausgewählt)|descartad|excluid|fuera de|no (?:ha |logr)\S*\s?(?:superad|pasad|aprobad|super|pas)|suspend|esclus|scartat|non (?:ha |è )(?:\S+ )?(?:superat|qualificat|ottenut)|bocciat|落选|落選|出局|排除|未能通过|未通过|尚未通过|没有通过|未获|脱落|除外|不合格|通過(?:して(?:い)?ない|できず)|無산|무산|배제|탈락|제외|불합격|통과하지 ?못|통과 ?실패|못한/iu,
    ),
    rung(
      "in",
      2,
      /certif|qualif|selected|chosen|w[io]ns? |pass(?:es|ed)|clear(?:s|ed)|approv(?:es|ed)|approved supplier|begin[s]? (?:to )?suppl|retenu|réussi|obten|zertifiz|ausgewählt|bestanden|besteht|qualifiziert|seleccionad|aprob|supera|pasa\b|scelt|selezionat|superat|supera|通过|通過|入选|入選|认证|認證|合格|採用|認証|인증|통과|선정|합격/iu,
    ),
  ],
};

const DELAYED =
  /\bdelay|postpon|push(?:es|ed)? (?:\S+ ){0,4}?(?:back|out|to)\b|slip(?:s|ped)?\b|behind schedule|late(?:r)? than (?:planned|expected)|holds? .{0,20}back|held (?:back|up)|no (?:release )?date|not (?:\S+ )?(?:set|fixed|ready)|miss(?:es|ed) (?:its|the|a) (?:\S+ )?(?:target|deadline|date|window)|yet to (?:appear|arrive|ship|be released)|(?:is |are )?still not (?:out|here|available|on sale|shipping|released)|came and went|toujours pas|immer noch nicht|noch immer nicht|sigue sin|todavía no|ancora non|仍未|迟迟未|遲遲未|いまだに|依然として.{0,12}ない|여전히.{0,16}(?:않|못|없)|아직.{0,16}(?:않|못|없)|retard|report[ée]e?\b|repouss|décal|se fait attendre|pas (?:encore )?fixé|verzöger|verschieb|verschob|später als|lässt auf sich warten|auf unbestimmte|kommt (?:erst|später)|retras|aplaz|pospon|se hace esperar|sin fecha|ritard|rinvi|slitta|si fa attendere|posticip|推迟|推遲|延期|延后|延後|延迟|跳票|押后|难产|尚未发布|遅れ|遅延|先送り|延期|ずれ込|연기|지연|늦(?:춰|어|추)|미뤄|미루/iu;

const RELEASE: Ladder = {
  kind: "release",
  concepts: ["delay", "launch", "cancel", "postpone-until", "withdraw", "roadmap"],
  words: new RegExp(
    `${DELAYED.source}|will be available|(?:will|to) (?:be )?(?:launch|releas|arriv)|verfügbar|disponib|出货|上市|推出|出荷|発売|출시|roadmap|gibt .{0,60}\\bauf\\b|aufgegeben|giv(?:es|en|ing) up|gave up|(?:not|nicht) (?:be )?(?:built|gebaut)|bring(?:s|ing)? out|brought out|rushes? out|(?:will|to) ship|feuille de route|路线图|路線圖|ロードマップ|로드맵|砍掉|放弃|取消|打ち切|폐기`,
    "iu",
  ),
  unless: /\b(?:IPO|funding|talks|tariffs?|licen[cs]es?)\b|关税|關稅|관세/iu,
  partiesMin: 0,
  rungs: [
    rung(
      "cancelled",
      ENDED_RANK,
      /cancel|scrap(?:s|ped)|\bdrop(?:s|ped)\b|abandon|(?:has|have|is|was|been) (?:shelved|killed|axed|gone)|\baxe[sd]?\b|shelve[sd]|removed? from|retire|gone from|giv(?:es|en|ing)? up|gave up|will not (?:be built|build|come|launch)|gibt .{0,60}auf\b|aufgegeben|nicht gebaut|no longer (?:on|in|part)|(?:not|n['’]t) (?:appear|figure|feature|be found)\w* .{0,40}(?:any ?more|any longer)|ne (?:figure|apparaît) plus|taucht .{0,40}nicht mehr|ya no (?:aparece|figura)|non (?:compare|figura) più|不再出现|不见踪影|姿を消|빠졌|사라졌|annul|abandonn|supprim|disparu|storniert|eingestellt|gestrichen|streicht|verworfen|anulad|cancelad|descart|elimin|annullat|cancellat|abbandon|取消|放弃|放棄|砍掉|中止|下架|移除|打ち切|撤回|취소|폐기|철회|중단/iu,
    ),
    rung("delayed", 2, DELAYED),
    rung(
      "launched",
      3,
      /(?<!be )\b(?:launched|released|debuted)\b|releases? (?:its|the|\S+) .{0,40}(?:today|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)|\bnow available|general(?:ly)? availab|went on sale|(?:started|begun|began) shipping|a lancé|est sorti|a publié|est disponible|veröffentlicht hat|hat .{0,60}(?:veröffentlicht|vorgestellt)|ist erschienen|ab sofort|ha lanzado|ya disponible|lanzó|ha lanciato|è disponibile|ha rilasciato|已(?:经|經)?发布|(?:今日|昨日|日前)(?:正式)?(?:发布|上线)|正式(?:发布|上线|發布|上線)|発売した|提供を開始|公開した|출시했|공개했|정식 출시/iu,
    ),
    rung(
      "announced",
      1,
      /plan|upcoming|forthcoming|\b(?:next|coming|future) (?:\S+ )?(?:model|chip|processor|accelerator|gpu|version|generation)|prochaine? (?:modèle|puce|processeur|version)|(?:nächste[sn]?|kommende[sn]?) (?:\S+ )?(?:modell|chip|prozessor)|próxim[oa] (?:modelo|chip|procesador)|prossim[oa] (?:modello|chip|processore)|即将|即將|下一代|次期|차기|차세대|aim(?:s|ed)?\b|announc|will (?:be )?(?:launch|release|ship|come|arrive)|to (?:launch|release|ship|bring|arrive|debut)|expected|prepar|schedul|due (?:in|by|for|out)|hop(?:es|ed) to|rush|prévoi|annonc|devrait|attendu|plant|kündigt|angekündigt|soll|erwartet|planea|anunci|prevé|espera|annunci|prevede|attes|dovrebbe|计划|計劃|预计|預計|宣布|将于|將於|拟|予定|発表|計画|見通し|예정|계획|발표|전망/iu,
    ),
  ],
};

/** Making, supplying and releasing a product. */
export const PRODUCT_LADDERS: readonly Ladder[] = [PRODUCTION, SUPPLY, RELEASE];

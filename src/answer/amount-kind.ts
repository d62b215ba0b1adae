import type { QuantityKind } from "../text/quantity-types.ts";
import { cue, oneOf } from "./cues.ts";

/** What an amount can be asked in. */
export type AmountKind = Exclude<QuantityKind, "year" | "plain">;

const MONEY = cue(
  [
    String.raw`dollars?|usd|euros?|yuan|rmb|won|yen|prices?|priced|costs?|costing|pay|paid|fetch|kostete?n?|coûtent?|coûte`,
    String.raw`(?:combien|cuánto|quanto|wie ?viel) (?:.{0,24} )?(?:gagne|vaut|valait|a payé|paye|paie|valen?|valía|gana|pone|paga|pagherà|guadagna|valeva|vale|verdient|zahlt)`,
    String.raw`cuestan?|costa(?:no)?|value|worth|valuation|revenue|funding|loss|profit|write-?(?:down|off)s?|prix|coût|valeur`,
    String.raw`montant|contrat|preis|kosten|wert|umsatz|precio|valor|contrato|ingresos|prezzo|valore|ricavi`,
  ],
  [
    String.raw`\$|€|¥|£|元|多少[钱錢]|营收|營收|价|價|薪|注册资本|成交额|赚|亏|虧|融资|融資|金额|円|いくら(?!つ)|ドル|달러|매출|가격|원`,
  ],
);
const PERCENT = cue(
  [
    String.raw`percent(age)?|how (?:full|busy|concentrated)|opm|share|cut(?! (?:down|back|off|out|short|from|in|ties))|slice`,
    String.raw`chunk|portion|fraction|margin|yield|rate|growth|(?:what|a|no|any) part of|pourcentage|rendement|taux|prozent`,
    String.raw`(?:markt|umsatz)?anteil|ausbeute|quote|porcentaje|cuota|rendimiento|percentuale|quota|resa`,
  ],
  [
    String.raw`(?<![\d\s])%|(?<!\d)\s%|率|份额|份額|占比|比例|[几幾]成|シェア|歩留|何割|何パーセント|점유|수율|비율|비중|몇 ?(?:프로|퍼센트)`,
  ],
);
/** A share is a part of something, and a thing with a price. */
const PER_SHARE =
  /\bshare price|\b(?:price|paid|pay|cost|\$)\b.{0,20}\bshares?\b|\bper share\b|股价|股價|每股|株価|一株|주가|주당/iu;
/** "How much did it raise": what is spent, raised or lost is money where the asking word goes with nothing else: "how much market share". */
const MUCH_MONEY =
  /(?<![\p{L}\p{N}])(?:how much (?!(?:(?!did|does|do|has|have|had|is|are|was|were|will|would)\p{L}+ )?(?:of|share|power|electricity|energy|memory|hbm|capacity|bandwidth|output|space|time)(?![\p{L}\p{N}])).*(?:spen[dt]|raised?|invest(?:ed|s|ing)?|earn(?:ed)?|owed?|bid|offer(?:ed)?|(?:write|wrote|writing) (?:off|down)|set aside|rais(?:e|ing)|put(?:ting)? into)|combien (?!d(?:e |[e’'](?!argent))).*(?:dépens|invest|lev|vers|offert)\p{L}*|wie ?viel (?!\p{L}*(?:anteil|strom|speicher|leistung|kapazität|zeit)).*(?:investier|ausgegeben|ausgeben|gezahlt|bezahlt|abgeschrieben|eingesammelt|geboten)\p{L}*|cuánto (?!mercado|tiempo|espacio|de ).*(?:invirti|gast|pag|recaud|ofreci)\p{L}*|quanto (?!mercato|tempo|spazio|del).*(?:investit|spes|pagat|raccolt|offert)\p{L}*)(?![\p{L}\p{N}])/iu;
/** What is lost is money, or a share of what something is worth. */
const LOST = oneOf(
  String.raw`\bhow much (?:.* )?(?:lose|loses|lost|losing)(?!\p{L})`,
  String.raw`\bcombien (?:.* )?perd\p{L}*`,
  String.raw`\bwie ?viel (?:.* )?(?:verlor|verloren|verliert|verlieren)(?!\p{L})`,
  String.raw`\bcuánto (?:.* )?(?:perdi|pierd)\p{L}*`,
  String.raw`\bquanto (?:.* )?(?:pers[oaie]|perde)(?!\p{L})`,
);
/** "What did it shell out for the land": what is paid is money, in whatever words. */
const PAID_OUT =
  /(?<![\p{L}\p{N}])what(?:'s|'re| (?:do|does|did|is|are|was|were|has|have|will|would))(?![\p{L}\p{N}]).*(?<![\p{L}\p{N}])(?:shell(?:ed|ing)? out|cough(?:ed|ing)? up|fork(?:ed|ing)? out|splash(?:ed|ing)? out|put(?:ting)? down|charg(?:e|es|ed|ing) (?!of\b)|owes?|owed|fetch|fetches|fetched|set (?:you|them|one|us) back|(?:go|goes|went|sell|sells|sold) for|pa(?:y|ys|id|ying) (?:out |up )?(?:for|to|in)|sp(?:end|ends|ent|ending) on|earns?|earned)(?![\p{L}\p{N}])/u;
/** How big a deal is is told in money. */
const BIG_DEAL =
  /(?<![\p{L}\p{N}])(?:how (?:big|large)|size of)(?![\p{L}\p{N}]).*(?<![\p{L}\p{N}])(?:deals?|contracts?|orders?|rounds?|investments?|funding|ipo|offering|charge|write-?down|fine|package|bet)(?![\p{L}\p{N}])/iu;

const POWER = cue(
  [
    String.raw`(?:kilo|mega|giga|tera|méga)?watts?|(?:kilo|mega|giga|tera)?vatios?|[gmk]ws?|power draw`,
    String.raw`how much (?:electric(?:al)? )?(?:power|electricity)|wie ?viel strom|combien d['’]électricité`,
    String.raw`cuánta (?:electricidad|energía)|quanta (?:elettricità|energia)|tdp|(?:max(?:imum)?|peak|board|total|rated) power`,
    String.raw`power (?:per|budget|rating|consumption|envelope)|puissance|leistung|stromverbrauch|potencia|consumo|potenza`,
  ],
  [String.raw`功耗|电力|電力|消費電力|전력|[千兆吉]瓦|(?:キロ|メガ|ギガ)ワット|(?:킬로|메가|기가)와트`],
);

/** Things are counted: "how many chips", not "how much". */
const COUNT = cue(
  [
    String.raw`how many|number of|combien de(?! (?:mémoire|retard|temps|puissance|électricité|énergie|argent))|nombre de`,
    String.raw`wie ?viele[nr]?|anzahl|cu[aá]nt[oa]s|número de|quant[ie]|numero di`,
  ],
  [
    String.raw`(?<![\p{L}\p{N}])(?:combien|nombre) d['’]`,
    String.raw`^(?:max(?:imum)? )?[\p{L}-]{3,}s (?:per|(?:in|on) (?:an?|one|each)) (?!(?:quarter|year|month|day)s?\b)`,
    String.raw`(?<![\p{L}\p{N}])(?:vote|chip|body|unit|gpu|rack|node|pod|cluster) (?:counts?|sizes?|tally)(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])\p{L}+ counts?(?= (?:of|for|on|in|at|per)(?!\p{L})|[?.!]*$)|\btally\b|(?<!哪)[几幾]`,
    String.raw`多少(?:颗|顆|枚|片|块|塊|家|人|台|个|個|款|名|张|張|位|座|辆|套|条)|いくつ|何(?:枚|個|台|社|人|件|基)|몇`,
  ],
);

const DURATION = cue(
  [
    String.raw`how long|notice period|(?:advance|days[’']?|weeks[’']?|how much) notice`,
    String.raw`^(?:years|months|weeks|days|hours) (?:from|between|until|till|to|since|left|before|after|needed)`,
    String.raw`how far (?:ahead|out|back|behind|in advance)|how many (?:years?|yrs|months?|weeks?|days?|hours?)`,
    String.raw`combien de (?:temps|retard)|combien (?:a|ont)-t-(?:il|elle)s? mis|combien d['’](?:années?|ans)`,
    String.raw`combien de (?:mois|semaines|jours)|wie lange|wie viele (?:jahre|monate|wochen|tage)|cuánto (?:tiempo|tard\p{L}+)`,
    String.raw`cuántos (?:años|meses|días)|quanto (?:tempo|ci (?:ha|hanno) messo|ci vuole)|quanti (?:anni|mesi|giorni)`,
  ],
  [
    String.raw`多久|多长时间|多長時間|(?:几|多少)(?:年|个月|天|周|小时)|何(?:年間|か月|ヶ月|カ月|週間|日間)|どれくらいの期間|얼마나 오래|몇 ?(?:년|개월|달|주|일)`,
  ],
);
const MEMORY =
  /(?<![\p{L}\p{N}])(memory|vram|sram|dram|hbm|[gt]bs?|gigabytes?|terabytes?|mémoire|speicher|memoria)(?![\p{L}\p{N}])|内存|显存|記憶體|メモリー?|메모리/u;

const NODE =
  /(?<![\p{L}\p{N}])(process node|(?:which|what) (?:\p{L}+ )?(?:process|node)|nanometers?|nanometres?|nm|n[œo]e?ud de gravure|finesse de gravure|gravée? en combien|strukturbreite|fertigungsprozess|nodo|proceso de fabricación|processo produttivo)(?![\p{L}\p{N}])|制程|製程|プロセスノード|何ナノ|몇 ?나노|공정은/iu;
/** "Hourly rate": what an hour costs; "asking for an SF2 wafer": what one does. */
const PER_TIME =
  /\basking for (?:an?|one|each|every)(?!\p{L})|(?<![\p{L}\p{N}])(?:hourly|monthly|daily|yearly|annual) (?:rate|fee|price|cost|rent)s?(?![\p{L}\p{N}])|\brate per (?:hour|day|month)\b|每小时|时租|月租|時間単価|시간당 (?:요금|가격)/iu;

const BANDWIDTH =
  /(?<![\p{L}\p{N}])(?:bandwi?d?th|throughput|memory speed|[gtp]b\/s|[gt]bps|bande passante|bandbreite|ancho de banda|larghezza di banda)(?![\p{L}\p{N}])|带宽|頻寬|频宽|帯域|대역폭/u;
const COMPUTE =
  /(?<![\p{L}\p{N}])(?:(?:tera|peta|exa|t|p|e)flops|(?<=\d ?|how many )flops|(?:fp|bf|int)\d+ (?:perf(?:ormance)?|compute|throughput)|\d* ?tops)(?![\p{L}\p{N}])|算力|演算性能|연산 ?성능/u;
const FREQUENCY =
  /(?<![\p{L}\p{N}])(?:clock(?: (?:speed|rate|frequency))?s?|clocked|[gm]hz|takt(?:frequenz|rate)?|taktet|fréquence|cadencée?|frecuencia|frequenza)(?![\p{L}\p{N}])|主频|主頻|クロック|클럭/u;

const DIE_SIZE =
  /\bdie (?:size|area)|\b(?:size|area) of (?:the |its )?(?:\S+ ){0,2}die\b|taille (?:de |du )(?:la )?(?:puce|die)|wie groß ist (?:der|das) (?:die|chip)\b|die-?(?:größe|fläche)|芯片面积|晶粒面积|ダイ(?:サイズ|面積)|다이 ?(?:크기|면적)/u;

/** How many times as much: "how many times faster", 多少倍. How many times it was put off is a count. */
const TIMES = oneOf(
  String.raw`\bhow many times (?:(?:more|less|as)(?!\p{L})|\p{L}+er(?!\p{L}))`,
  String.raw`\bby what (?:factor|multiple)\b`,
  String.raw`\bcombien de fois (?:plus|moins)\b`,
  String.raw`\bwie ?viel(?:e )?mal (?:so|mehr|weniger|\p{L}+er)(?!\p{L})`,
  String.raw`\bum welchen faktor\b`,
  String.raw`\bcuántas veces (?:más|menos|mayor)(?!\p{L})`,
  String.raw`\bquante volte (?:più|meno|maggiore)(?!\p{L})`,
  String.raw`(?:几|幾|多少|何)倍`,
  String.raw`몇 ?배`,
);
/** How much more or less of it there is now, whatever is measured: "how much did prices go up". */
const CHANGED = oneOf(
  String.raw`\bhow (?:much|far|fast|quickly|sharply|steeply|strongly) (?:did|do|does|has|have|had|will|would|is|are|was|were)(?!\p{L}).*(?<!\p{L})(?:(?:go|goes|going|gone|went|come|coming|came|is|are|was|were|be|been) (?:up|down)|ris(?:e|es|en|ing)|rose|grow(?:n|s|ing)?|grew|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|falls?|fell|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?|pop(?:s|ped)?|move[ds]?|(?:raise|hike|lift|cut|slash|lower|increase)[ds]? (?:its |their |the |his )?(?:\p{L}+ )?prices?)(?!\p{L})`,
  String.raw`\b(?:price|pay|wage|tariff|cost|dividend|rent) (?:hikes?|increases?|rises?|jumps?|bumps?|cuts?|drops?)(?!\p{L})`,
  String.raw`\bwie (?:stark|sehr|weit|kräftig) .*(?<!\p{L})(?:gestiegen|steig(?:t|en)|stieg(?:en)?|gefallen|fiel(?:en)?|sank(?:en)?|gesunken|sink(?:t|en)|gewachsen|wuchs(?:en)?|wächst|verteuert)(?!\p{L})`,
  String.raw`\bcombien .*(?<!\p{L})(?:augment|baiss|progress|chut|grimp|bond|recul|renchér|mont)\p{L}+`,
  String.raw`\bcuánto .*(?<!\p{L})(?:sub(?:e|en|ió|ieron|ido)|baj(?:a|an|ó|aron|ado)|cay(?:ó|eron)|ca(?:e|en|ído)|crec\p{L}+|aument\p{L}+)(?!\p{L})`,
  String.raw`\bquanto .*(?<!\p{L})(?:salit\p{L}|sal(?:e|gono|ì)|sces\p{L}|scend\p{L}+|cresc\p{L}+|aument\p{L}+|calat\p{L}|cadut\p{L})(?!\p{L})`,
  String.raw`(?:涨|漲|跌|升|降|增长|增長|下降|上涨|上漲|增加|减少|減少)了?(?:多少|几|幾)`,
  String.raw`どれ(?:だけ|くらい|ほど).{0,12}(?:上が|下が|増え|減っ|伸び|上昇|下落|増加|減少|値上|値下|カット)`,
  String.raw`얼마나? .{0,6}(?:움직|오르|올랐|올라|늘|줄|떨어|상승|하락|증가|감소)`,
);

/** "How often": so many times, or every so many months. */
const OFTEN =
  /\bhow (?:often|frequently)\b|\b(?:à quelle fréquence|wie oft|con qué frecuencia|cada cuánto|con che frequenza|ogni quanto)\b|多久一次|どのくらいの頻度|얼마나 자주/u;
/** A quotient tells by how many times: price to sales, performance per watt. */
const QUOTIENT =
  /\bprice[- ]to[- ](?:sales|earnings|book)|(?<![\p{L}\p{N}])p\/[es](?![\p{L}\p{N}])|\bmultiple of (?:sales|earnings|revenue)|\bearnings multiple|市盈率|市销率|市銷率/u;
const EFFICIENCY =
  /\bprice[- /]perf\p{L}*|\bperf(?:ormance)?[ /]?(?:per )?[/ ]?(?:watt|dollar|\$)|\bperformance per (?:watt|dollar)/u;
/** A count of something named, whatever else the question mentions: "how many customers buy high-bandwidth memory". */
const MANY_OF = oneOf(
  String.raw`(?<!\p{L})(?:how many|number of|nombre de|combien de|wie ?viele|anzahl(?: der)?|cu[aá]nt[oa]s|número de|quant[ie]|numero di) (?!(?:percent(?:age)?|points?|pour ?cents?|prozent\p{L}*|por ciento|dollars?|euros?|yuan|won|yen|dólares|dollari|millions?|billions?|milli\p{L}+|mill?ones|miliardi|years?|yrs?|months?|weeks?|days?|hours?|minutes?|times|ans?|années?|mois|semaines?|jours?|heures?|fois|jahren?|jahre|monate?n?|wochen?|tagen?|tage|stunden?|años|meses|semanas|días|horas|veces|anni|mesi|settimane|giorni|ore|volte|[kmgt]w|(?:kilo|mega|giga|tera|méga)?(?:watts?|vatios?|bytes?)|[gt]bs?|[gtm]o|temps|retard|mémoire|puissance|électricité|énergie|argent|nanomet\p{L}+|nm|[tp]?flops|tops|[gm]?hz)(?!\p{L}))\p{L}`,
  String.raw`몇 ?(?:명|개|대|장|곳|군데|가지|건|기(?!가)|종|척)`,
  String.raw`(?:几|幾|多少)(?:颗|顆|枚|片|块|塊|家|人|台|个|個|款|名|张|張|位|座|辆|套|条)(?!百分)`,
  String.raw`何(?:枚|個|台|社|人|件|基)`,
);
/** "How much of its revenue": a share, or what it comes to. */
const MUCH_OF = oneOf(
  String.raw`\bhow much of (?!an? )`,
  String.raw`\bwhat (?:share|part|portion|slice|chunk|fraction) of\b`,
  String.raw`\bquelle part (?:de|du|des)\b`,
  String.raw`\bwie ?viel (?:davon|von|des|der)\b`,
  String.raw`\bquanta parte\b`,
  String.raw`\bqué parte\b`,
  String.raw`\b(?:equity|debt|revenue) .{0,12}split\b`,
);
/** What a model reads at once is counted in tokens. */
const CONTEXT =
  /\bcontext (?:window|length|size)\b|\bhow (?:long|big|large) is (?:the |its )?(?:\S+ )?context\b|\bmax(?:imum)? context\b|上下文长度|コンテキスト長/u;
const GIGABYTES = /몇 ?기가(?!와트|헤르츠)|何ギガ(?!ワット|ヘルツ)|多少(?:g|gb|tb)(?![\p{L}\p{N}])/u;

const anyOf =
  (...patterns: readonly RegExp[]) =>
  (lower: string): boolean =>
    patterns.some((pattern) => pattern.test(lower));

/** The measures whose words tell them by themselves, the more telling first. */
const OUTRIGHT: readonly (readonly [readonly AmountKind[], (lower: string) => boolean])[] = [
  [["percent", "money", "multiple"], anyOf(CHANGED)],
  [["multiple"], anyOf(TIMES, QUOTIENT)],
  [["percent", "multiple"], anyOf(EFFICIENCY)],
  [["count", "multiple", "duration"], anyOf(OFTEN)],
  [["count"], anyOf(MANY_OF, CONTEXT)],
  [["percent"], (lower) => MUCH_OF.test(lower) && PERCENT.test(lower)],
  [["percent", "money", "multiple"], anyOf(MUCH_OF)],
  [["memory"], anyOf(GIGABYTES)],
  [["money", "percent"], (lower) => LOST.test(lower) && !anyOf(PERCENT, DURATION)(lower)],
  [["power"], anyOf(POWER)],
  [["bandwidth"], anyOf(BANDWIDTH)],
  [["frequency"], anyOf(FREQUENCY)],
  [["compute"], anyOf(COMPUTE)],
  [["money"], anyOf(PER_SHARE, BIG_DEAL, MUCH_MONEY, PER_TIME, PAID_OUT)],
  // The yield of a process is a share, no length.
  [["length"], (lower) => DIE_SIZE.test(lower) || (NODE.test(lower) && !PERCENT.test(lower))],
  [["percent"], anyOf(PERCENT)],
  [["money"], anyOf(MONEY)],
  [["duration"], anyOf(DURATION)],
  [["count"], anyOf(COUNT)],
];
/** Words that tell a measure only where nothing else does: "DRAM contract price", 동작 속도는 얼마. */
const LOOSELY: readonly (readonly [readonly AmountKind[], (lower: string) => boolean])[] = [
  [["memory"], anyOf(MEMORY)],
  [["money"], anyOf(/얼마(?!나)/u)],
];

/** How much more or less of something: "how much cheaper", "how much quicker". */
const MUCH_MORE =
  /\bhow much (?:more|less|(?!(?:wat|pow|silv|copp|pap|fib|rubb)er)\p{L}+er)(?!\p{L})|\bby how much\b|\bcombien (?:de )?(?:plus|moins)\b|\bde combien\b|\bwie ?viel (?:\p{L}+er|mehr|weniger)(?!\p{L})|\bum wie ?viel|\bcu[aá]nto (?:más|menos)(?!\p{L})|\bquanto più\b|\bdi quanto\b/u;
/**
 * "How much did it sell for" names no measure; it is neither a length of time nor a memory. How much of a thing, or how much it weighs, may be
 * told in anything.
 */
const MUCH =
  /\bhow much (?=(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|more|less|to|for)(?!\p{L}))(?!.*(?<!\p{L})(?:weigh|carry|hold|use|consume|draw|need|fit|store|produce|make)s?(?!\p{L}))|\bhow (?:deep|concentrated|badly)\b/u;

/** The kinds of amounts by which the notion of a measure is told. */
const BY_NOTION: readonly (readonly [readonly AmountKind[], string])[] = [
  [
    ["money"],
    "price cost revenue earnings valuation loss net-loss profit net-profit operating-profit operating-cost salary budget damages " +
      "earnings-per-share money fund funding-round leverage-debt loan-facility market-cap bail prepayment price-target contract-price " +
      "spot-price power-price rent refund investment investment-gain overspend dividend tax capex sum-total settle venture-capital",
  ],
  [
    ["percent"],
    "percent share-part market-share revenue-share yield gross-margin discount tariff utilisation interest-rate fraction-share growth domestic-ratio",
  ],
  [
    ["percent", "money"],
    "fine bonus stake stake-percent royalty licence-fee-cut pay-rise price-spike price-drop share-price-fall share-price-rise share-price guidance-financial",
  ],
  [["bandwidth"], "bandwidth"],
  [["compute"], "tflops"],
  [["frequency"], "clock-frequency"],
  [["power"], "power-consumption watt gigawatt megawatt"],
  [
    ["count"],
    "core-count transistor transistor-density parameters context-window token employee user-count jobs-employment output-volume sales-volume shipment team",
  ],
  [["count", "money", "duration"], "stockpile"],
  [["duration"], "latency lead-time"],
  [["duration", "percent"], "uptime"],
  [["length"], "node-process process-node-size"],
  [["length", "count"], "area-surface"],
  [["multiple"], "oversubscribe"],
  [["multiple", "percent"], "faster-than multiple-times"],
  [["memory"], "memory"],
];
const KINDS_OF: ReadonlyMap<string, readonly AmountKind[]> = new Map(
  BY_NOTION.flatMap(([kinds, notions]) => notions.split(" ").map((id): [string, readonly AmountKind[]] => [id, kinds])),
);

const NONE: ReadonlySet<AmountKind> = new Set();

/** Whether a question says in what it wants to be answered: in dollars, in watts, in years; `loosely` also by words that tell it of a phrase only. */
export const saysAmount = (text: string, { loosely }: { loosely: boolean }): boolean =>
  [OUTRIGHT, ...(loosely ? [LOOSELY] : [])].some((cues) => saidBy(cues, text.toLowerCase()) !== undefined);

const saidBy = (cues: typeof OUTRIGHT, lower: string): readonly AmountKind[] | undefined =>
  cues.find(([, is]) => is(lower))?.[0];
const saidOutright = (lower: string): readonly AmountKind[] | undefined => saidBy(OUTRIGHT, lower);

/** What an amount would be measured in, by the words of the question or else by its notions; none when neither tells, and any will do. */
export function amountKinds(text: string, notions: readonly string[] = []): ReadonlySet<AmountKind> {
  const lower = text.toLowerCase();
  const said = saidOutright(lower);
  if (said !== undefined) return new Set(said);
  if (MUCH_MORE.test(lower)) return new Set(["percent", "money", "multiple"]);
  const loosely = saidBy(LOOSELY, lower);
  const meant = notions.flatMap((id) => KINDS_OF.get(id) ?? []).filter((kind) => loosely?.includes(kind) !== true);
  if (meant.length > 0) return new Set(meant);
  if (loosely !== undefined) return new Set(loosely);
  return MUCH.test(lower) ? new Set(["money", "percent", "multiple"]) : NONE;
}

/** Whether a notion is that of a measure, told in figures of some kind. */
export const isMeasure = (notion: string): boolean => KINDS_OF.has(notion);

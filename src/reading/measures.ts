import type { QuantityKind } from "../text/quantity-types.ts";

/**
 * Something a figure can measure. Two figures are compared only for the same measure, and disagree from `ratioMin` on: below
 * it estimates differ and roundings meet. `isSpec`: a property of a product, the same at all times.
 */
export type Measure = {
  name: string;
  kinds: readonly QuantityKind[];
  /** Units of counts; others do not measure this. */
  units?: readonly (string | null)[];
  concepts: readonly string[];
  words: RegExp | null;
  ratioMin: number;
  /** Money or pieces that go from one party to another: with another counterpart it is another matter. */
  hasCounterpart?: boolean;
  isSpec?: boolean;
  least?: number;
};

const PIECES = ["chip", "gpu", "tpu", "npu", "cpu", "unit", "server", null];
const ESTIMATE = 1.3;
const STATED = 1.1;

/** Measures of what passes between two parties. */
const COUNTERPARTS = new Set(["price", "investment", "deal", "orders", "stake", "fine", "shipments"]);

const money = (name: string, concepts: readonly string[], words: RegExp | null, ratioMin = STATED): Measure => ({
  name,
  hasCounterpart: COUNTERPARTS.has(name),
  kinds: ["money"],
  concepts,
  words,
  ratioMin,
});
const percent = (name: string, concepts: readonly string[], words: RegExp | null, ratioMin = STATED): Measure => ({
  name,
  hasCounterpart: COUNTERPARTS.has(name),
  kinds: ["percent"],
  concepts,
  words,
  ratioMin,
});
const pieces = (name: string, concepts: readonly string[], words: RegExp | null): Measure => ({
  name,
  hasCounterpart: COUNTERPARTS.has(name),
  kinds: ["count", "plain"],
  units: PIECES,
  concepts,
  words,
  ratioMin: ESTIMATE,
  least: 100,
});
const spec = (name: string, kinds: readonly QuantityKind[], more: Partial<Measure>): Measure => ({
  name,
  kinds,
  concepts: [],
  words: null,
  ratioMin: 1.08,
  isSpec: true,
  ...more,
});

/** What the figures of the field measure. A measure without concepts or words needs no cue: its unit says it. */
export const MEASURES: readonly Measure[] = [
  money(
    "valuation",
    [],
    /valued at|valuation|values? (?:\S+ ){1,3}at|valoris|bewert|valorad|valoración|valutazion|估值|評価額|企業価値|기업가치|몸값/giu,
    ESTIMATE,
  ),
  money(
    "funding",
    [],
    /\brais(?:e|es|ed|ing)\b|réunir|cherche\b|\bseek(?:s|ing)?\b|secur(?:es|ed)|\bround\b|levée|lever|\blève|\blevé\b|tour de table|einsammel|eingesammelt|sammelt|ronda|levanta|capt(?:ó|ado|a)\b|raccol|融[资資]|募[资資]|調達|유치|조달/giu,
  ),
  money(
    "price",
    ["price", "consumer-price"],
    /charg(?:es|ed|ing) (?:\S+ ){0,3}[$€£¥]|pric(?:e|es|ed|ing)|\bcosts? (?:about |around |roughly )?[$€£¥\d]|\bprix\b|coût|preis|kostet|precio|cuesta|prezzo|costa\b|售价|售價|单价|价格|报价|価格|가격|단가/giu,
  ),
  money("charge", ["write-down"], /\bcharges?\b|write-?downs?|减值|计提|損失計上|손상|충당/giu, 1.1),
  money(
    "investment",
    ["investment"],
    /invest|\bput(?:s|ting)? (?:in|[$€£¥]\d|\d)|pour(?:s|ed|ing) [$€£¥\d]|beteiligt|capex|spend|ausgeben|inver(?:tir|sión)|出资|资本支出|投入|設備投資|투자/giu,
  ),
  money(
    "fine",
    ["fine", "settle"],
    /\bfine[sd]?\b|penalt|damages|verdict|ordered .{0,30}to pay|amende|bußgeld|geldstrafe|multa|sanzione|罚款|賠償|赔偿|罰金|과징금|벌금|배상/giu,
  ),
  money(
    "deal",
    ["acquisition", "licensing-deal", "contract", "buy"],
    /\bdeal\b|acqui(?:re|sition)|takeover|\bbuy(?:s|ing)?\b|rachat|rachète|übernahme|adquisici|acquisizion|收购|買収|인수|交易|계약/giu,
  ),
  money("smuggled", ["smuggling"], /smuggl|走私/giu),
  money("subsidy", ["subsidy"], /subsid|grants?\b|subvention|zuschuss|förder|subvenci|sovvenzion|补贴|補助|보조금/giu),
  money("orders", ["order"], null),
  percent(
    "market share",
    ["market-share"],
    /\bshare\b(?! price| of (?:revenue|sales|the (?:revenue|sales|proceeds)))|part(?:s)? de marché|marktanteil|cuota|quota|of (?:the |its )?(?:\S+ ){0,3}market|del mercato|du marché|des (?:\S+ )?markte?s|del mercado|市场的|份额|市占|占有率|占比|シェア|점유율/giu,
    ESTIMATE,
  ),
  percent("yield", ["yield"], /yields?\b|rendement|ausbeute|rendimiento|\bresa\b|良率|良品率|歩留|수율/giu, ESTIMATE),
  percent(
    "stake",
    ["stake-percent", "stake"],
    /\bstake\b|beteiligung|participación|partecipazione|持股|股权|出資比率|지분/giu,
  ),
  percent(
    "cut of sales",
    ["revenue-share"],
    /\bcut\b|(?:share|slice|percent|%) of (?:its |the |their )?(?:revenue|sales|proceeds)|ventes|umsatzbeteilig|分成|上缴|抽成|매출의/giu,
  ),
  percent("tariff", ["tariff"], /tariffs?|duty|duties|droits de douane|zölle?|arancel|dazi|关税|關稅|関税|관세/giu),
  percent(
    "price change",
    ["price"],
    /pric(?:e|es|ing)|\bprix\b|preis|precio|prezz|涨价|价格|価格|値上げ|가격|인상/giu,
    ESTIMATE,
  ),
  percent(
    "domestic share",
    ["domestic-ratio", "self-sufficiency", "domestic-made"],
    /国产化|自给|自給|国産化|국산화|자급/giu,
  ),
  {
    name: "layoffs",
    kinds: ["count", "plain"],
    units: ["person", null],
    concepts: ["layoffs", "layoff-cut"],
    words:
      /lay(?:s|ing)? ?offs?|laid off|cut(?:s|ting)? .{0,20}(?:jobs|staff|positions)|job cuts|licenci|suppression|streich|entlass|abbau|despid|despid|licenzia|裁员|削減|감원|해고/giu,
    ratioMin: STATED,
    least: 50,
  },
  {
    name: "employees",
    kinds: ["count", "plain"],
    units: ["person", null],
    concepts: ["employee", "jobs-employment", "hiring"],
    words:
      /employ(?:s|ed|ing|ees)|beschäftigt|emploie|emplea|impiega|staff|workforce|headcount|salariés|effectif|beschäftigte|mitarbeiter|plantilla|empleados|dipendenti|organico|员工|従業員|직원|인력/giu,
    ratioMin: 1.08,
    least: 50,
  },
  {
    name: "accused",
    kinds: ["count"],
    units: ["person"],
    concepts: ["charge-arrest"],
    words: /arrest|indict|charged|detain|interpell|festgenommen|detenid|arrestat|逮捕|起诉|拘|체포|기소/giu,
    ratioMin: ESTIMATE,
    least: 2,
  },
  {
    name: "wafers",
    kinds: ["count", "plain"],
    units: ["wafer", null],
    concepts: ["capacity", "wafer", "expansion"],
    words: /wafers?\b|capacity|月产能|产能|生産能力|생산능력|캐파|투입/giu,
    ratioMin: 1.2,
    least: 500,
  },
  pieces("smuggled", ["smuggling"], /smuggl|走私|밀수/giu),
  pieces(
    "orders",
    ["order"],
    /\border(?:s|ed)?\b|book(?:s|ed)\b|\bbuy|purchas|command(?:e|é|ent)|bestell|pedid|compra|ordin|订购|订单|下单|采购|購入|発注|注文|주문|발주|구매/giu,
  ),
  pieces(
    "approved",
    ["approve-batch", "allow", "import-goods", "licence", "quota-cap"],
    /approv|allow|authoris|authoriz|clear(?:s|ed)|permit|import|licen[cs]|批准|放行|获准|许可|承認|許可|승인|허가/giu,
  ),
  pieces(
    "output",
    ["capacity", "mass-production", "make", "expansion", "factory"],
    /produc(?:e|es|ed|ing|tion)|\bmakes?\b|\bmade\b|manufactur|output|capacity|production|produire|produzier|herstell|produc(?:ir|ción)|produrre|生产|产能|产量|生産|생산/giu,
  ),
  pieces(
    "shipments",
    ["shipment", "deliver", "sell", "export"],
    /ship(?:s|ped|ments?|ping)?\b|deliver|sold\b|sell(?:s|ing)?|sales|livr|vend|liefer|ausgeliefert|verkauf|entreg|vendid|consegn|vendut|出货|交付|发货|销量|售出|出荷|販売|납품|출하|판매/giu,
  ),
  pieces(
    "installed",
    ["data-centre", "training-cluster", "supercomputer", "training"],
    /cluster|data cent(?:er|re)|supercomputer|train(?:ed|ing)|equipped|fitted|houses|集群|数据中心|训练|クラスタ|データセンター|클러스터|데이터센터/giu,
  ),
  spec("parameters", ["count", "plain"], {
    units: ["parameter", null],
    words: /parameters?\b|paramètres|parametern?\b|parámetros|parametri|参数|參數|パラメータ|매개변수|파라미터/giu,
    least: 1e8,
  }),
  spec("context", ["count"], {
    units: ["token"],
    concepts: ["context-window"],
    words: /context|contexte|kontext|上下文|コンテキスト|컨텍스트/giu,
    least: 1000,
  }),
  spec("transistors", ["count"], { units: ["transistor"] }),
  spec("cores", ["count"], { units: ["core"] }),
  spec("memory", ["memory"], {}),
  spec("interconnect", ["bandwidth"], {
    concepts: ["interconnect"],
    words: /interconnect|nvlink|link speed|互联|互連|インターコネクト|인터커넥트/giu,
  }),
  spec("bandwidth", ["bandwidth"], {
    concepts: [],
    words:
      /bandwidth|bande passante|bandbreite|ancho de banda|larghezza di banda|带宽|頻寬|帯域|대역폭|HBM|at up to/giu,
  }),
  spec("compute", ["compute"], {}),
  {
    name: "site power",
    kinds: ["power"],
    hasCounterpart: true,
    concepts: ["data-centre", "power-supply", "factory", "supercomputer"],
    words: /data cent(?:er|re)|campus|site|rechenzentr|centre de données|数据中心|データセンター|데이터센터/giu,
    ratioMin: ESTIMATE,
  },
  spec("power draw", ["power"], {
    concepts: ["power-consumption"],
    words: /TDP|draws?|consum|power|verbrauch|potencia|功耗|消費電力|소비전력/giu,
    ratioMin: 1.1,
  }),
];

/** Measures by their names. */
export const MEASURE_BY_NAME: ReadonlyMap<string, Measure> = new Map(
  MEASURES.map((measure) => [measure.name, measure]),
);

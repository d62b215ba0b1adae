import type { Language } from "../types.ts";
import { MONEY_UNITS } from "./quantity-currencies.ts";
import { formIndex, type FormIndex } from "./quantity-forms.ts";
import { COUNT_NOUNS } from "./quantity-nouns.ts";
import type { QuantityKind, UnitMeaning } from "./quantity-types.ts";

type Row = readonly [string, UnitMeaning];

const row = (kind: QuantityKind, unit: string, factor: number, forms: string): Row => [forms, { kind, unit, factor }];

const PERCENT: readonly Row[] = [
  row(
    "percent",
    "%",
    1,
    "%|％|percent|per cent|pct|pct.|pour cent|pourcent|prozent|por ciento|per cento|percento|パーセント|퍼센트|프로|巴仙",
  ),
  row(
    "percent",
    "pp",
    1,
    "percentage points|percentage point|percent points|points de pourcentage|point de pourcentage|prozentpunkte|prozentpunkten|prozentpunkt|puntos porcentuales|punti percentuali|个百分点|個百分點|百分点|百分點|パーセントポイント|ポイント|%p|퍼센트포인트|포인트",
  ),
  row("percent", "pp", 0.01, "basis points|points de base|basispunkte|puntos básicos|punti base|个基点|基点|bps|bp"),
];

const TENTHS: readonly Row[] = [row("percent", "%", 10, "割")];

const POWER: readonly Row[] = [
  row("power", "W", 1e-3, "mW|milliwatts|milliwatt"),
  row("power", "W", 1, "W|watt|watts|vatios|瓦|瓦特|ワット|와트"),
  row("power", "W", 1e3, "kW|KW|kilowatt|kilowatts|kilovatios|千瓦|キロワット|킬로와트"),
  row("power", "W", 1e6, "MW|megawatt|megawatts|mégawatt|mégawatts|megavatios|兆瓦|百万瓦|メガワット|메가와트"),
  row("power", "W", 1e9, "GW|gigawatt|gigawatts|gigavatios|吉瓦|ギガワット|기가와트"),
  row("power", "W", 1e12, "TW|terawatt|terawatts|太瓦"),
];

const MEMORY: readonly Row[] = [
  row("memory", "B", 1e3, "KB|kB|kilobytes|kilobyte"),
  row("memory", "B", 1e6, "MB|megabytes|megabyte|メガバイト|메가바이트"),
  row("memory", "B", 1e9, "GB|gigabytes|gigabyte|gigaoctets|gigaoctet|ギガバイト|기가바이트"),
  row("memory", "B", 1e12, "TB|terabytes|terabyte|téraoctets|テラバイト|테라바이트"),
  row("memory", "B", 1e15, "PB|petabytes|petabyte|pétaoctets|ペタバイト|페타바이트"),
  row("memory", "B", 2 ** 20, "MiB"),
  row("memory", "B", 2 ** 30, "GiB"),
  row("memory", "B", 2 ** 40, "TiB"),
  row("memory", "B", 1e9 / 8, "Gb|Gbit|gigabit|gigabits|ギガビット|기가비트"),
  row("memory", "B", 1e12 / 8, "Tb|Tbit|terabit|terabits|テラビット|테라비트"),
];

const BANDWIDTH: readonly Row[] = [
  row("bandwidth", "B/s", 1e6, "MB/s|MBps|MB/秒|Mo/s"),
  row(
    "bandwidth",
    "B/s",
    1e9,
    "GB/s|GB/S|GBps|GB/sec|GB/秒|GB每秒|GB per second|Go/s|Go par seconde|GB pro Sekunde|GB por segundo|GB al secondo|gigabytes per second|gigabyte per second",
  ),
  row(
    "bandwidth",
    "B/s",
    1e12,
    "TB/s|TB/S|TBps|TB/sec|TB/秒|TB每秒|TB per second|To/s|To par seconde|TB pro Sekunde|TB por segundo|TB al secondo|terabytes per second|terabyte per second",
  ),
  row("bandwidth", "B/s", 1e15, "PB/s|petabytes per second"),
  row("bandwidth", "B/s", 1e6 / 8, "Mbps|Mb/s|Mbit/s|megabits per second"),
  row(
    "bandwidth",
    "B/s",
    1e9 / 8,
    "Gbps|Gb/s|Gbit/s|gigabits per second|gigabit pro sekunde|gigabits par seconde|gigabits por segundo|gigabit al secondo",
  ),
  row(
    "bandwidth",
    "B/s",
    1e12 / 8,
    "Tbps|Tb/s|Tbit/s|terabits per second|terabit pro sekunde|térabits par seconde|terabits por segundo|terabit al secondo",
  ),
];

const COMPUTE: readonly Row[] = [
  row("compute", "FLOPS", 1e9, "gflops|gigaflops|gigaflop|GFLOP/s"),
  row("compute", "FLOPS", 1e12, "tflops|tflop|teraflops|teraflop|téraflops|TFLOP/s|TFLOPS/s|テラフロップス|테라플롭스"),
  row("compute", "FLOPS", 1e15, "pflops|pflop|petaflops|petaflop|pétaflops|PFLOP/s|ペタフロップス|페타플롭스"),
  row("compute", "FLOPS", 1e18, "eflops|eflop|exaflops|exaflop|EFLOP/s|エクサフロップス|엑사플롭스"),
  row("compute", "FLOPS", 1e21, "zflops|zettaflops|zettaflop"),
  row("compute", "FLOPS", 1, "flops"),
  row("compute", "OPS", 1e12, "TOPS|TOPs"),
  row("compute", "OPS", 1e15, "POPS|POPs"),
];

const LENGTH: readonly Row[] = [
  row(
    "length",
    "nm",
    1,
    "nm|nanometer|nanometers|nanometre|nanometres|nanomètre|nanomètres|nanometern|nanómetros|nanómetro|nanometri|nanometro|纳米|奈米|ナノメートル|ナノ|나노미터|나노",
  ),
  row("length", "nm", 0.1, "angstrom|angstroms|Å|埃|オングストローム|옹스트롬"),
  row("length", "nm", 1e3, "µm|μm|um|micrometers|microns|micron|微米|マイクロメートル|마이크로미터"),
  row("length", "nm", 1e6, "mm|millimeters|millimetres|millimètres|毫米|ミリ|밀리미터"),
  row("length", "nm", 1e7, "cm|centimeters|centimètres|厘米|センチ|센티미터"),
  row(
    "length",
    "nm",
    1e12,
    "km|kilometers|kilometres|kilomètres|kilometer|kilómetros|chilometri|公里|キロメートル|킬로미터",
  ),
  row("length", "mm²", 1, "mm²|mm2|mm^2|square millimeters|square millimetres|平方毫米|平方ミリメートル|제곱밀리미터"),
];

const FREQUENCY: readonly Row[] = [
  row("frequency", "Hz", 1, "Hz|hertz"),
  row("frequency", "Hz", 1e3, "kHz|KHz|kilohertz"),
  row("frequency", "Hz", 1e6, "MHz|megahertz|メガヘルツ|메가헤르츠"),
  row("frequency", "Hz", 1e9, "GHz|gigahertz|ギガヘルツ|기가헤르츠"),
  row("frequency", "T/s", 1e6, "MT/s"),
  row("frequency", "T/s", 1e9, "GT/s"),
];

const DURATION: readonly Row[] = [
  row("duration", "s", 1e-9, "ns|nanoseconds|nanosecond"),
  row("duration", "s", 1e-6, "µs|μs|microseconds"),
  row("duration", "s", 1e-3, "ms|milliseconds|millisecondes|millisekunden|毫秒|ミリ秒|밀리초"),
  row(
    "duration",
    "s",
    1,
    "s|sec|seconds|second|secondes|seconde|sekunden|sekunde|segundos|segundo|secondi|secondo|秒|초",
  ),
  row("duration", "s", 60, "min|mins|minutes|minute|minuten|minutos|minuto|minuti|分钟|分鐘|分間|분"),
  row("duration", "s", 3600, "h|hrs|hours|hour|heures|heure|stunden|stunde|horas|hora|ore|小时|小時|時間|시간"),
  row(
    "duration",
    "day",
    1,
    "days|day|jours|jour|tage|tagen|tag|días|día|dias|giorni|giorno|天|个工作日|個工作日|工作日|日間|日间|일간|일 만",
  ),
  row(
    "duration",
    "day",
    7,
    "weeks|week|semaines|semaine|wochen|woche|semanas|semana|settimane|settimana|周|週|週間|个星期|星期|个礼拜|주간|주 만",
  ),
  row(
    "duration",
    "month",
    1,
    "months|month|mois|monate|monaten|monats|monat|meses|mes|mesi|mese|个月|個月|ヶ月|か月|カ月|ヵ月|ケ月|箇月|개월|달",
  ),
  row(
    "duration",
    "month",
    3,
    "quarters|quarter|trimestres|trimestre|quartale|quartalen|trimestri|个季度|個季度|四半期連続|개 분기|분기 연속",
  ),
  row("duration", "month", 12, "years|year|ans|années|année|jahre|jahren|jahr|años|año|anni|anno|年|年间|年間|년간|년"),
  row("duration", "month", 120, "decades|decade|décennies|décennie|jahrzehnte|décadas|decenni"),
];

const MULTIPLE: readonly Row[] = [row("multiple", "x", 1, "x|X|×|times|fois|mal|fach|veces|volte|倍|배|fold")];

/** Forms that mean something else in another language: fr "Go" is a gigabyte, it "anno". */
const OWN: Partial<Record<Language, readonly Row[]>> = {
  fr: [
    row("memory", "B", 1e9, "Go"),
    row("memory", "B", 1e12, "To"),
    row("memory", "B", 1e6, "Mo"),
    row("duration", "month", 12, "an"),
  ],
};

const SHARED: readonly Row[] = [
  ...MONEY_UNITS,
  ...PERCENT,
  ...TENTHS,
  ...POWER,
  ...MEMORY,
  ...BANDWIDTH,
  ...COMPUTE,
  ...LENGTH,
  ...FREQUENCY,
  ...DURATION,
  ...MULTIPLE,
  ...COUNT_NOUNS,
];

const INDEXES = new Map<Language, FormIndex<UnitMeaning>>();

/** The units that can follow a number in a text of this language. */
export function unitIndex(language: Language): FormIndex<UnitMeaning> {
  const known = INDEXES.get(language);
  if (known !== undefined) return known;
  const made = formIndex<UnitMeaning>([...SHARED, ...(OWN[language] ?? [])]);
  INDEXES.set(language, made);
  return made;
}

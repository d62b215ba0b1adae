// Months and zones as feeds write them. Names are compared in lower case without accents and dots.

/** Beginnings of month names, January first, in the languages feeds are seen in; each stands for one month only. */
const MONTH_STEMS: readonly (readonly string[])[] = [
  ["jan", "ene", "gen", "янв", "ιαν", "sty", "ocak"],
  ["feb", "fev", "fév", "фев", "φεβ", "lut", "şub"],
  ["mar", "mär", "mrz", "maa", "мар", "μαρ", "μάρ", "már"],
  ["apr", "avr", "abr", "апр", "απρ", "ápr", "kwi", "nis"],
  ["may", "mai", "mag", "mei", "maj", "май", "мая", "μαι", "μάι", "μαϊ", "máj"],
  ["jun", "juin", "giu", "июн", "ιουν", "ιον", "jún", "cze", "haz"],
  ["jul", "juil", "lug", "июл", "ιουλ", "ιολ", "júl", "lip", "tem"],
  ["aug", "aou", "aoû", "ago", "авг", "αυγ", "αύγ"],
  ["sep", "set", "сен", "σεπ", "szep", "wrz", "eyl"],
  ["oct", "okt", "out", "ott", "окт", "οκτ", "paź", "eki"],
  ["nov", "ноя", "νοε", "νοέ", "lis", "kas"],
  ["dec", "dez", "déc", "dic", "дек", "δεκ", "gru", "ara"],
];

const folded = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const MONTH_BY_STEM = new Map(
  MONTH_STEMS.flatMap((stems, index) => stems.map((stem) => [folded(stem), index + 1] as const)),
);

/** Minutes east of Greenwich. Of names with several meanings the one that RFC 822 or most feeds give. */
const ZONE_MINUTES: ReadonlyMap<string, number> = new Map(
  (
    "UT=0 UTC=0 AT=-240 GMT=0 Z=0 WET=0 WEST=60 BST=60 IST=330 CET=60 MEZ=60 MET=60 CEST=120 MESZ=120 MEST=120 EET=120 " +
    "EEST=180 MSK=180 MSD=240 TRT=180 SAST=120 GST=240 PKT=300 ICT=420 WIB=420 SGT=480 HKT=480 AWST=480 PHT=480 " +
    "JST=540 KST=540 ACST=570 AEST=600 AEDT=660 NZST=720 NZDT=780 NST=-210 NDT=-150 AST=-240 ADT=-180 BRT=-180 " +
    "ART=-180 CLT=-240 EST=-300 EDT=-240 ET=-300 CST=-360 CDT=-300 CT=-360 MST=-420 MDT=-360 MT=-420 PST=-480 " +
    "PDT=-420 PT=-480 AKST=-540 AKDT=-480 HST=-600"
  )
    .split(" ")
    .map((zone) => [zone.slice(0, zone.indexOf("=")), Number(zone.slice(zone.indexOf("=") + 1))] as const),
);

/** 1 to 12, null when it is no month's name. */
export function monthOf(name: string): number | null {
  const plain = folded(name.replace(/\./g, ""));
  for (let length = Math.min(plain.length, 4); length >= 3; length -= 1) {
    const month = MONTH_BY_STEM.get(plain.slice(0, length));
    if (month !== undefined) return month;
  }
  return null;
}

/** Minutes east of Greenwich of `+02:00`, `-0500`, `GMT+1`, `PST` …; 0 of an unknown name, null of an
 * impossible number. */
export function zoneMinutes(zone: string): number | null {
  const named = ZONE_MINUTES.get(zone.toUpperCase().replace(/\./g, ""));
  if (named !== undefined) return named;
  // A name nobody knows says as little as none.
  if (/^[a-z]{1,5}$/i.test(zone)) return 0;
  const match = /^(?:gmt|utc?)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60 || Number(match[3] ?? 0) > 59) return null;
  return match[1] === "-" ? -minutes : minutes;
}

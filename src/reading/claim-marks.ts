/** Ordinals, as they tell one fab, phase or generation from the next. */
const ORDINALS: readonly (readonly [number, RegExp])[] = [
  [
    1,
    /\bfirst (?:fab|plant|factory|phase|site)|\bfab 1\b|premi(?:er|ère) (?:usine|phase)|erste[ns]? (?:fabrik|werk|phase)|primera? (?:fábrica|planta|fase)|prim[oa] (?:fabbrica|stabilimento|fase)|第一(?:工厂|工廠|座|期|工場)|第1(?:工場|期)|1공장|1기/iu,
  ],
  [
    2,
    /\bsecond\b(?! (?:half|quarter))|\bfab 2\b|\b2nd (?:fab|plant)|deuxième (?!trimestre|semestre)|second[ae]? (?:usine|phase|fab)|zweite[nrs]? (?!quartal|halbjahr)|segunda? (?!trimestre|semestre)|second[oa] (?:fabbrica|stabilimento|fase|impianto)|第二(?:工厂|工廠|座|期|工場)|第2(?:工場|期)|2공장|2기/iu,
  ],
  [
    3,
    /\bthird (?:fab|plant|factory|phase|site)|\bfab 3\b|troisième (?:usine|phase)|dritte[ns]? (?:fabrik|werk|phase)|tercera? (?:fábrica|planta|fase)|terz[oa] (?:fabbrica|stabilimento|fase)|第三(?:工厂|工廠|座|期|工場)|第3(?:工場|期)|3공장|3기/iu,
  ],
];

/** Where chips are made and data centres stand: two plants in two of these are two plants. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  ["arizona", /arizona|phoenix|亚利桑那|亞利桑那|アリゾナ|애리조나/iu],
  ["kumamoto", /kumamoto|熊本|구마모토/iu],
  ["dresden", /dresd|德累斯顿|德勒斯登|ドレスデン|드레스덴/iu],
  ["magdeburg", /magdeb|马格德堡|마그데부르크/iu],
  ["texas", /texas|taylor|abilene|得州|德州|德克萨斯|泰勒|テキサス|テイラー|텍사스|테일러/iu],
  ["ohio", /\bohio\b|俄亥俄|オハイオ|오하이오/iu],
  ["idaho", /idaho|boise|爱达荷|アイダホ|아이다호/iu],
  ["indiana", /indiana\b|lafayette|印第安纳|インディアナ|인디애나/iu],
  ["hiroshima", /hiroshima|广岛|廣島|広島|히로시마/iu],
  ["hokkaido", /hokkaid|chitose|千歳|千岁|北海道|지토세|홋카이도/iu],
  ["hsinchu", /hsinchu|新竹|바오산|寶山|宝山/iu],
  ["kaohsiung", /kaohsiung|高雄|가오슝/iu],
  ["tainan", /tainan|台南|타이난/iu],
  ["chiayi", /chiayi|嘉義|嘉义|자이/iu],
  ["pyeongtaek", /pyeongtaek|平泽|平澤|평택/iu],
  ["yongin", /yongin|龙仁|龍仁|용인/iu],
  ["cheongju", /cheongju|清州|청주/iu],
  ["wuxi", /\bwuxi\b|无锡|無錫|우시/iu],
  ["xian", /xi['’]an\b|西安|시안 ?공장/iu],
  ["nanjing", /nanjing|nankin|南京|난징/iu],
  ["shenzhen", /shenzhen|深圳|선전 ?공장/iu],
  ["penang", /penang|槟城|페낭/iu],
  ["singapore", /singap|新加坡|シンガポール|싱가포르/iu],
  ["memphis", /memphis|孟菲斯|メンフィス|멤피스/iu],
  ["gulf", /abu dhabi|\buae\b|阿联酋|阿布扎比|アブダビ|아부다비|emirat/iu],
  ["new york", /new york (?:fab|plant|factory|site)|syracuse|纽约(?:工厂|晶圆厂)/iu],
  ["norway", /norw|narvik|挪威|ノルウェー|노르웨이/iu],
];

/** Milestones that are not each other's delay. */
const MILESTONES: readonly (readonly [string, RegExp])[] = [
  [
    "trial",
    /\b(?:test|pilot|trial|risk) (?:production|line|run)|prototyp|sampl|tape-?out|production pilote|échantill|testproduktion|pilotlinie|muster|producción de prueba|linea pilota|campion|试产|試產|试验线|流片|送样|样品|試作|サンプル|시험 ?생산|샘플|시제품/iu,
  ],
  [
    "mass",
    /(?:mass|volume|full)[- ](?:scale )?produc|high-volume|production (?:de masse|en série|en volume)|(?:massen|serien)(?:produktion|fertigung)|producción (?:en masa|masiva|en serie)|produzione (?:di massa|in serie)|量[产產産]|양산/iu,
  ],
  [
    "building",
    /break(?:s|ing)? ground|broke ground|construction|baubeginn|bauarbeiten|construcción|costruzione|动工|開工|开工|着工|建設|착공|건설/iu,
  ],
];

/** Which of several alike things a sentence speaks of: `#2` the second, `@kumamoto` the one there, `~trial` its trial run. */
export function marksOf(text: string): string[] {
  const ordinals = ORDINALS.filter(([, words]) => words.test(text)).map(([n]) => `#${n}`);
  const places = PLACES.filter(([, words]) => words.test(text)).map(([name]) => `@${name}`);
  const milestones = MILESTONES.filter(([, words]) => words.test(text)).map(([name]) => `~${name}`);
  return [...ordinals, ...places, ...milestones];
}

import type { UnitMeaning } from "./quantity-types.ts";

/** Things the field counts, by a name of our own: "20 000 puces" and "2万颗芯片" count the same thing. */
const NOUNS: Record<string, string> = {
  chip: "chips|chip|processors|processor|processeurs|processeur|prozessoren|prozessor|procesadores|procesador|processori|processore|处理器|處理器|プロセッサー|プロセッサ|프로세서|puces|puce|chips-ia|semiconductors|accelerators|accelerator|accélérateurs|accélérateur|beschleuniger|aceleradores|acelerador|acceleratori|acceleratore|芯片|晶片|チップ|アクセラレータ|アクセラレーター|半導体|칩|반도체|가속기|加速器|加速卡",
  gpu: "GPUs|GPU|gpus|GPU-uri|显卡|그래픽처리장치",
  tpu: "TPUs|TPU|tpus",
  cpu: "CPUs|CPU",
  npu: "NPUs|NPU",
  unit: "units|unit|unités|unité|pièces|exemplaires|einheiten|stück|unidades|unidad|piezas|ejemplares|unità|pezzi|esemplari|pieces|台|ユニット|단위",
  wafer: "wafers|wafer|tranches|plaquettes|obleas|晶圆|晶圓|片晶圆|ウエハー|ウエハ|ウェーハ|웨이퍼",
  transistor:
    "transistors|transistor|transistoren|transistores|transistori|晶体管|電晶體|个晶体管|トランジスタ|トランジスター|트랜지스터",
  parameter:
    "parameters|parameter|params|paramètres|paramètre|parametern|parámetros|parametri|参数|參數|パラメータ|パラメーター|매개변수|파라미터",
  token: "tokens|token|jetons|词元|トークン|토큰",
  layer: "layers|layer|couches|couche|schichten|schicht|capas|strati|层|層|단|stacks|stack|high",
  core: "cores|core|cœurs|coeurs|kerne|kernen|núcleos|nuclei|核心|コア|코어",
  die: "dies|dice|chiplets|chiplet|芯粒|小芯片|チップレット|다이|칩렛",
  server: "servers|server|serveurs|serveur|servidores|服务器|伺服器|サーバー|サーバ|서버",
  rack: "racks|rack|baies|机柜|機櫃|ラック|랙",
  node: "nodes|nœuds|knoten|nodos|nodi|节点|節點|ノード|노드",
  share: "shares|aktien|acciones|azioni|股|万股|주식",
  person:
    "employees|people|workers|jobs|employés|salariés|personnes|emplois|mitarbeiter|beschäftigte|empleados|personas|trabajadores|dipendenti|persone|员工|員工|名员工|人|从业人员|社員|従業員|명|직원",
  company:
    "companies|firms|entreprises|sociétés|unternehmen|firmen|empresas|aziende|società|家公司|家企业|家|社|개사|기업",
  country: "countries|pays|länder|ländern|países|paesi|个国家|国家|カ国|か国|개국",
  user: "users|customers|utilisateurs|nutzer|usuarios|utenti|用户|ユーザー|사용자",
  pin: "pins|I/Os",
  step: "steps|étapes|schritte|pasos|passaggi|步|ステップ",
};

/** Counters that name no thing: the noun may follow ("1万颗芯片", "3만 개의 칩"). */
const COUNTERS = "颗|枚|片|张|張|块|塊|个|個|件|款|項|项|つ|基|개|장|대|종|가지|척";

/** Thing → forms, as units. */
export const COUNT_NOUNS: readonly (readonly [string, UnitMeaning])[] = [
  ...Object.entries(NOUNS).map(([unit, forms]): [string, UnitMeaning] => [forms, { kind: "count", unit, factor: 1 }]),
  [COUNTERS, { kind: "count", unit: null, factor: 1 }],
];

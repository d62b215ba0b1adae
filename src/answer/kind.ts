/** What kind of thing a question asks for; decides what a good sentence must hold. */
export type QuestionKind =
  | "why"
  | "when"
  | "who"
  | "howmany"
  | "where"
  | "compare"
  | "list"
  | "timeline"
  | "status"
  | "yesno"
  | "what";

/** What an amount is asked in, when the question says so. */
export type AmountKind = "money" | "percent" | "power" | "any";

// Cue phrases of the eight languages, the more telling kinds first. The text is lower-cased; CJK cues need no word boundary.
const CUES: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    "timeline",
    /\b(timeline|chronology|milestones?|step by step|walk (me|us) thr(ough|u)|roadmap|by year|chronologie|étapes|chronik|zeitleiste|meilensteine|cronología|hitos|cronologia|tappe)\b|时间线|時間線|始末|经过|經過|年表|時系列|연표|타임라인|경과/u,
  ],
  [
    "why",
    /\b(why|why's|how come|what caused|reasons?|pourquoi|raisons?|warum|wieso|weshalb|grund|gründe|por qué|por que|motivos?|razón|perché|come mai|motivo)\b|为什么|為什麼|为何|為何|为啥|原因|なぜ|どうして|理由|왜|이유|어째서/u,
  ],
  [
    "howmany",
    /\b(how (many|much|big|large|long|fast|high|far)|number of|(dollar )?value of|size of|price|cost|worth|valuation|revenue|capacity|share of|yield|percentage|combien|montant|prix|coût|wie ?viele?|wie (hoch|groß|lange|teuer|schnell)|anzahl|preis|kosten|umsatz|cu[aá]nt[oa]s?|precio|valor|quant[oaie]|prezzo|valore|watts?|gigawatts?|tflops|exaflops)\b|^[\p{L}-]+s per \b|多少|几|幾|多大|多高|多久|金额|いくら|いくつ|どれくらい|何(枚|個|台|社|人|%|パーセント|ドル|円)|몇|얼마|수율은|매출은|가격은/u,
  ],
  [
    "when",
    /\b(when|when's|what (date|day|month|year)|which (date|day|month|year)|how soon|until when|date|quand|à quelle date|date de|wann|datum|bis wann|cuándo|cuando|fecha|quando|data)\b|什么时候|什麼時候|何时|何時|几月|哪天|哪年|いつ|何月|何日|日は|언제|며칠|몇 월/u,
  ],
  [
    "compare",
    /\b(vs\.?|versus|compare[ds]?|comparison|difference|better|faster|bigger|than|comparer?|par rapport|différence|vergleich|im vergleich|gegenüber|unterschied|als|comparad[oa]|frente a|diferencia|rispetto|confronto|differenza)\b|相比|对比|對比|比较|比較|差|谁.{0,12}高|誰.{0,12}高|違い|どちら|비교|차이|대비/u,
  ],
  [
    "list",
    /\bwhich (?:(?!of\b)[\p{L}\d-]+ ){0,3}(?!(?:is|was|has|does|its|this|as|us)\b)[\p{L}]{3,}s\b|\b(list|which (companies|chips|countries|firms|cos|customers|suppliers|models|products|ones)|name (the|all)|names of|who (all|are)|lister?|quels|quelles|lesquel(le)?s|welche[nr]?|nenne|cuáles|qué (empresas|chips|países)|quali|elenca)\b|哪些|哪几|列出|どの(会社|企業|国)|どれ|어떤 (회사|기업|나라)|나열|목록/u,
  ],
  [
    "who",
    /\b(who|who's|whom|whose|which (company|firm|paper|outlet|person|agency|maker|foundry|country|bank|court|official)|by whom|qui|quelle (entreprise|société)|quel (journal|média)|wer|wem|wen|wessen|welche[rs]? (firma|unternehmen|zeitung)|quién|quiénes|qué (medio|empresa|compañía)|chi|quale (azienda|società|giornale))\b|谁|誰|哪家|何人|哪位|だれ|どの社|누가|누구|어느 회사/u,
  ],
  ["where", /\b(where|which (place|city|site)|où|wo|wohin|dónde|donde|dove)\b|哪里|哪裡|在哪|何处|どこ|어디/u],
  [
    "status",
    /\b(status|what happened (to|with)|what became|still|any (news|update)|latest|currently|now|so far|yet|qu'est devenu|où en est|toujours|encore|was wurde|stand|noch|immer noch|qué pasó|qué ha pasado|todavía|sigue|che fine|ancora|a che punto)\b|怎么样|怎麼樣|现状|進展|进展|どうなった|現状|어떻게 됐|어떻게 되|현황|아직/u,
  ],
  [
    "yesno",
    /^(is|are|was|were|did|do|does|has|have|had|can|could|will|would|should|est-ce|a-t-|ist|sind|war|hat|haben|wird|kann|es cierto|ha|han|è vero)\b|吗[？?]?$|嗎[？?]?$|是否|有没有|ですか[？?]?$|ますか[？?]?$|나요[?？]?$|습니까[?？]?$/u,
  ],
];

/** The kind of a question; `what` when no cue says otherwise. */
export function questionKind(text: string): QuestionKind {
  const lower = text.toLowerCase().trim();
  return CUES.find(([, cue]) => cue.test(lower))?.[0] ?? "what";
}

const MONEY =
  /\$|€|¥|£|\b(dollars?|usd|euros?|yuan|rmb|won|yen|price|cost|value|worth|valuation|revenue|funding|loss|profit|prix|coût|valeur|montant|contrat|preis|kosten|wert|umsatz|precio|valor|contrato|ingresos|prezzo|valore|ricavi)\b|元|营收|營收|价|價|亏|虧|融资|融資|金额|円|ドル|달러|매출|가격|원/u;
const PERCENT =
  /%|\b(percent(age)?|share|yield|rate|growth|split|part|pourcentage|rendement|taux|prozent|anteil|ausbeute|quote|porcentaje|cuota|rendimiento|percentuale|quota|resa)\b|率|份额|份額|占比|比例|シェア|歩留|점유|수율|비율|비중/u;
const POWER =
  /\b(watts?|kilowatts?|megawatts?|gigawatts?|gw|mw|kw|power draw|tdp|puissance|leistung|stromverbrauch|potencia|consumo|potenza)\b|功耗|电力|電力|消費電力|전력/u;

/** What an amount would be measured in. */
export function amountKind(text: string): AmountKind {
  const lower = text.toLowerCase();
  if (POWER.test(lower)) return "power";
  if (PERCENT.test(lower)) return "percent";
  return MONEY.test(lower) ? "money" : "any";
}

/** How reports name what they report on. A guidance names another period, so an article can have several. */
const PERIODS: readonly (readonly [string, RegExp])[] = [
  [
    "nine months",
    /first (?:three quarters|nine months)|nine[- ]month|neuf (?:premiers )?mois|neun monate|nueve (?:primeros )?meses|nove mesi|前三季|前9个月|3분기 누적/iu,
  ],
  [
    "first half",
    /half[- ]year|first half|first six months|\bH1\b|premier semestre|halbjahr|primer semestre|primo semestre|上半年|上半期|상반기|半年报|半年報/iu,
  ],
  [
    "first quarter",
    /first[- ](?:fiscal[- ])?quarter|\bQ1\b|premier trimestre|erste[nsm]? (?:geschäfts)?quartal|primer trimestre|primo trimestre|第?一(?:财|財|季)|第1四半期|1분기/iu,
  ],
  [
    "second quarter",
    /second[- ](?:fiscal[- ])?quarter|\bQ2\b|deuxième trimestre|zweite[nsm]? (?:geschäfts)?quartal|segundo trimestre|secondo trimestre|第?二(?:财|財|季)|第2四半期|2분기/iu,
  ],
  [
    "third quarter",
    /third[- ](?:fiscal[- ])?quarter|\bQ3\b|troisième trimestre|dritte[nsm]? (?:geschäfts)?quartal|tercer trimestre|terzo trimestre|第?三(?:财|財|季)|第3四半期|3분기/iu,
  ],
  [
    "fourth quarter",
    /fourth[- ](?:fiscal[- ])?quarter|\bQ4\b|quatrième trimestre|vierte[nsm]? (?:geschäfts)?quartal|cuarto trimestre|quarto trimestre|第?四(?:财|財|季)|第4四半期|4분기/iu,
  ],
  [
    "full year",
    /full[- ]year|whole year|année entière|gesamtjahr|año completo|intero anno|全年|通期|연간|业绩预告|業績預告/iu,
  ],
];

/** The periods a results report names: "third quarter", "first half". */
export const reportedPeriods = (text: string): string[] =>
  PERIODS.filter(([, words]) => words.test(text)).map(([period]) => period);

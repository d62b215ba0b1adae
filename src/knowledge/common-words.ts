import { concepts, generalConcepts } from "./catalogue.ts";
import { foldText } from "./fold.ts";

/** Ordinary words that stand one or two letters from a tracked name and are in no lexicon: English ones, then French, German, Spanish and Italian. */
const NEIGHBOURS =
  "chain china until inter ruin robin rubric apply ample apples micro macro mirco tramp trumps copper hoppers trace grade grate traces cloud clouds " +
  "japan indie index miracle amazing amazed bidden hidden touch torch senate senator blocs maria mania mayor array verse verve seoul soul " +
  "course source sources claim claims black blackmail tensor tenser tension tensions rapid rapids rapidly cerebral cerebras quality qualms " +
  "anthropy entropy synopsis symantec broad broadcast broadband alphabet alphabets alphabetical microscope macroscopic faceboot snow lisa liberal " +
  "taiwan trillion billion million train trains trained training sample samples samsung answer answers question questions chine chines " +
  "chinas chinos naura aurora laura fuji sugar axiom axioms rivers rival rivals bread biden inspire inspired inspirer tender tenders hygiene " +
  "memory memories month months compute computer computers invade invaded invaders india indies nikon icon korean koreans their there these those " +
  "about above after again against almost along already also although always among another around because become before began being below " +
  "between both bring brought build built called cannot could doing during early either enough even every everything first found from further " +
  "getting given going great group having herself himself however include instead itself known large later least leave little longer made makes making many " +
  "maybe means might more most much must near need never next nothing number often only other others ought over part people perhaps place please point " +
  "possible rather really right said same says seem several shall should show since small some something sometimes still such take taken tell than that " +
  "then they thing things think this though three through time together told toward under until upon used using very want wants were what whatever when " +
  "where whether which while whole whose will with within without would write years your yourself news latest story stories article articles status " +
  "blackjack spaces canyon cannon anywhere advances deeper softball harley mobility homes " +
  "franc francs mobilier mobilite pantalon tentent tendent dresse dresses corde cordes " +
  "beiden heisse heisses heissen baren baden nadia sammy birne " +
  "chica chico cinco veras hazlo hablo corre corren irnos sentado casco circo indica indican rubia metas pusieron pensaron jabon jamon rebelion " +
  "skywalker minima minimo minimi arruino marron acelera aceleran cogere asuste haley nixon " +
  "qualcosa vostra natura cieco pochino succo cambiano malattie corse operai seme nanna confesso franca franco boschi hayley brien";

let words: ReadonlySet<string> | undefined;

/** Whether a folded word is in a lexicon or in the list of close neighbours; such a word is no misspelling of a name. */
export function isCommonWord(folded: string): boolean {
  const known = asked.get(folded);
  if (known !== undefined) return known;
  words ??= collect();
  const isCommon =
    words.has(folded) ||
    words.has(folded.replace(/(?:es|s|ed|ing|en|e|n)$/, "")) ||
    words.has(folded.replace(/(?:ing|ed)$/, "e"));
  if (asked.size >= REMEMBERED_MAX) asked.clear();
  asked.set(folded, isCommon);
  return isCommon;
}

/** Articles repeat their words. */
const REMEMBERED_MAX = 20_000;
const asked = new Map<string, boolean>();

/** Worth folding: a form in other signs holds no word that could be a slip of a Latin name. */
const LATIN_WORD = /[a-zà-ɏ]{2}/i;

function collect(): ReadonlySet<string> {
  const found = new Set(NEIGHBOURS.split(" "));
  for (const { id: _, ...forms } of [...concepts, ...generalConcepts]) {
    for (const form of Object.values(forms).flat())
      if (LATIN_WORD.test(form))
        for (const word of foldText(form).split(/[^a-z0-9ß-ɏ]+/)) if (word.length > 3) found.add(word);
  }
  return found;
}

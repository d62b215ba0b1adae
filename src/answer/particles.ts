import type { Lexicon } from "../knowledge/lexicon.ts";

const PARTICLE = /^(?:down|off|out|up|over|back|away|apart|aside)(?![\p{L}\p{N}'’-])/iu;
const WORDS_BETWEEN_MAX = 3;
/** No phrasal verb reaches over the end of a clause. */
const ENDS_CLAUSE = /[?!.,;:]$/u;

/** An English question with its phrasal verbs put together, where the lexicon knows them: "turn the offer down" is "turn down the offer". */
export function joinParticles(text: string, lexicon: Lexicon): string {
  const words = text.split(" ");
  for (let at = 2; at < words.length; at += 1) {
    const particle = PARTICLE.exec(words[at] ?? "")?.[0];
    if (particle === undefined) continue;
    for (let verb = at - 2; verb >= Math.max(0, at - 1 - WORDS_BETWEEN_MAX); verb -= 1) {
      if (words.slice(verb, at).some((word) => ENDS_CLAUSE.test(word))) break;
      if (!isPhrase(`${words[verb] ?? ""} ${particle}`, lexicon)) continue;
      const rest = (words[at] ?? "").slice(particle.length);
      words.splice(at, 1);
      words[at - 1] = `${words[at - 1] ?? ""}${rest}`;
      words.splice(verb + 1, 0, particle);
      break;
    }
  }
  return words.join(" ");
}

const isPhrase = (phrase: string, lexicon: Lexicon): boolean =>
  lexicon.find(phrase, "en").some(({ start, end }) => start === 0 && end === phrase.length);

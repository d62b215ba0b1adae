/** A pattern of several, one for each way or language to say it. */
export const oneOf = (...ways: readonly string[]): RegExp => new RegExp(ways.join("|"), "u");

/** Words of any of the languages that are written apart, as whole words, and signs of those that are not (or what needs no whole word). */
export const cue = (words: readonly string[], unspaced: readonly string[] = []): RegExp =>
  oneOf(String.raw`(?<![\p{L}\p{N}])(?:${words.join("|")})(?![\p{L}\p{N}])`, ...unspaced);

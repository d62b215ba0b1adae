import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Claim, Modality } from "../reading/claim-types.ts";
import { body, type Language } from "../types.ts";
import type { PlacedQuote } from "./compose.ts";

type SurenessDeps = { claims: readonly Claim[]; catalogue: Catalogue; language: Language };

/** The quotes with how sure their articles are of what they say, and whose report they give, where the quote itself does not tell. */
export function withSureness(quotes: readonly PlacedQuote[], deps: SurenessDeps): PlacedQuote[] {
  return quotes.map((quote) => {
    const within = deps.claims.filter(
      ({ articleId, start, end }) => articleId === quote.article.id && start < quote.end && quote.start < end,
    );
    const modality = agreed(within.map((claim) => claim.modality));
    return {
      ...quote,
      status: quote.status ?? (modality === "reported" ? undefined : modality),
      citing: citedOutlet(quote, within, deps),
    };
  });
}

/** How sure all the claims of a quote are; "reported" where they differ. */
const agreed = (all: readonly Modality[]): Modality =>
  all[0] !== undefined && all.every((modality) => modality === all[0]) ? all[0] : "reported";

/** The outlet a quote's claims rest on; none when it is the publisher itself, or the reader can read it in the quote. */
function citedOutlet(
  { article, start, end }: PlacedQuote,
  claims: readonly Claim[],
  { catalogue, language }: SurenessDeps,
): string | undefined {
  const id = claims.find(({ attribution }) => attribution !== null)?.attribution ?? null;
  const outlet = id === null ? undefined : catalogue.find(id);
  if (outlet === undefined || outlet.kind !== "outlet") return undefined;
  const quote = body(article).slice(start, end).toLowerCase();
  const names = [outlet.name, ...Object.values(outlet.aliases).flat()].map((name) => name.toLowerCase());
  if (names.some((name) => (article.outlet ?? "").toLowerCase().includes(name))) return undefined;
  const isRead = article.lang === language && names.some((name) => quote.includes(name));
  // "Nikkei / Nikkei Asia" is how the catalogue lists it, not how it is called.
  return isRead ? undefined : outlet.name.split(" / ")[0];
}

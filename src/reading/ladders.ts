import type { Ladder } from "./ladder.ts";
import { DEAL_LADDERS } from "./ladders-deals.ts";
import { PRODUCT_LADDERS } from "./ladders-products.ts";
import { RULE_LADDERS } from "./ladders-rules.ts";

/** All ladders, each from its surest wording to its vaguest. */
export const LADDERS: readonly Ladder[] = [...DEAL_LADDERS, ...PRODUCT_LADDERS, ...RULE_LADDERS];

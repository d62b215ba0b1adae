export { createPageParser } from "./page-parser.ts";
export type * from "./page-result.ts";

import type { ArticleInput, Language } from "../types.ts";
import articles from "./articles.json" with { type: "json" };
import questions from "./questions.json" with { type: "json" };

/** Short articles of the project's own writing on real events, so that a new library has something to ask about. */
export const sampleArticles: readonly ArticleInput[] = articles;

/** Three questions worth asking of the samples, in each language. */
export const sampleQuestions: Readonly<Record<Language, readonly string[]>> = questions;

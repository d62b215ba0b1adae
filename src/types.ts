// What passes between the rooms, along the data's way; imported from here, whichever file it stands in.
export * from "./types/article.ts";
export type * from "./types/answer.ts";
export type * from "./types/message.ts";
export * from "./types/intent.ts";
export type * from "./types/reply.ts";
export * from "./types/source.ts";
export type * from "./types/story.ts";

import type { Visit } from "../../src/index.ts";

/** Who sits at a terminal. They may not set up watches and digests: nothing would ever be told or posted there; feeds they may. */
export const TERMINAL_VISIT: Visit = {
  author: "terminal",
  place: "terminal",
  placeName: "",
  ownPlace: null,
  timeZone: null,
  mayAdminister: false,
  managesBot: true,
};

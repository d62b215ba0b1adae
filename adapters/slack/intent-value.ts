import { type Intent, readIntent } from "../../src/index.ts";
import { readIntentValue } from "./render/index.ts";

/** The intent a button carries; null when it does not read as one, such as a button of an older version. */
export const intentOf = (value: string): Intent | null => readIntent(readIntentValue(value));

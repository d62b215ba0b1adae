/** One thing that was looked at: `advice` says what to do about it. */
export type Finding = { check: string; status: "ok" | "warn" | "fail"; detail: string; advice?: string };

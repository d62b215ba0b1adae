/** Text for HTML. */
export const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
export const fields = (value: unknown): Json => (isJson(value) ? value : {});
export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(fields) : []);
export const word = (value: unknown): string => (typeof value === "string" ? value : "");

/** One message on the page of a platform that looks roughly as its own does: enough to see what people will see. */
export const page = (css: string, body: string): string =>
  `<!doctype html><meta charset="utf-8"><style>*{box-sizing:border-box}body{margin:0;padding:20px;width:720px;font:15px/1.46 "Noto Sans","DejaVu Sans","Noto Sans CJK SC","Noto Sans CJK KR",sans-serif}${css}</style>${body}<script>document.title = document.documentElement.scrollHeight</script>`;

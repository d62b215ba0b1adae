import { fields, html, list, page, word } from "./html.ts";

const CSS = `body{background:#313338;color:#dbdee1}.m{display:flex;gap:14px}.i{width:40px;height:40px;border-radius:50%;background:#2f6db5;color:#fff;display:grid;place-items:center;font-weight:700;flex:none}
.n{font-weight:600;color:#fff}.n small{background:#5865f2;border-radius:3px;padding:0 4px;font-size:11px}.k{background:#2b2d31;border-radius:6px;border-left:4px solid var(--c);padding:10px 14px;margin-top:4px}
h1{font-size:20px;margin:2px 0;color:#fff}h2{font-size:17px;margin:2px 0;color:#fff}small.s{color:#949ba4;font-size:12.5px;display:block}blockquote{margin:3px 0;border-left:4px solid #4e5058;padding-left:10px}hr{border:0;border-top:1px solid #3f4147;margin:8px 0}
code{background:#1e1f22;border-radius:3px;padding:0 4px;font-size:12.5px}.a{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}.b{background:#4e5058;border-radius:4px;padding:4px 12px;font-size:13.5px;color:#fff}a{color:#00a8fc;text-decoration:none}img{max-width:100%;border-radius:6px;margin:6px 0}ul{margin:3px 0;padding-left:20px}`;

/** A Discord message's body as a page; `pictures` are the files that go with it, as data addresses. */
export function discordPage(body: unknown, pictures: ReadonlyMap<string, string> = new Map()): string {
  const [container] = list(fields(body)["components"]);
  const colour = container?.["accent_color"];
  const style = `--c:#${(typeof colour === "number" ? colour : 0x2b2d31).toString(16).padStart(6, "0")}`;
  const inner = list(container?.["components"]).map((one) => component(one, pictures));
  return page(
    CSS,
    `<div class="m"><div class="i">C</div><div style="flex:1"><div class="n">Chipwire <small>APP</small></div><div class="k" style="${style}">${inner.join("")}</div></div></div>`,
  );
}

function component(given: Readonly<Record<string, unknown>>, pictures: ReadonlyMap<string, string>): string {
  switch (given["type"]) {
    case 10:
      return word(given["content"]).split("\n").map(line).join("");
    case 14:
      return "<hr>";
    case 1:
      return `<div class="a">${list(given["components"])
        .map((one) => `<span class="b">${html(word(one["label"]))}</span>`)
        .join("")}</div>`;
    case 12:
      return list(given["items"])
        .map(
          (one) => `<img src="${pictures.get(word(fields(one["media"])["url"]).replace("attachment://", "")) ?? ""}">`,
        )
        .join("");
    default:
      return "";
  }
}

/** A line of Discord's markdown, as far as this program writes it. */
function line(text: string): string {
  const small = text.startsWith("-# ");
  const rest = text.replace(/^(?:-# |# |## |> |- )/, "");
  const inner = inline(rest);
  if (small) return `<small class="s">${inner}</small>`;
  if (text.startsWith("# ")) return `<h1>${inner}</h1>`;
  if (text.startsWith("## ")) return `<h2>${inner}</h2>`;
  if (text.startsWith("> ")) return `<blockquote>${inner}</blockquote>`;
  return text.startsWith("- ") ? `<ul><li>${inner}</li></ul>` : `<div>${inner}</div>`;
}

/** Escaped signs are put aside first, so that they stay what they are. */
function inline(text: string): string {
  const kept: string[] = [];
  const aside = text.replace(/\\([^\w\s])/gu, (_, sign: string) => `\u0001${kept.push(sign) - 1}\u0002`);
  return html(aside)
    .replace(/&lt;t:(\d+):\w&gt;/gu, (_, seconds: string) =>
      new Date(Number(seconds) * 1_000).toLocaleDateString("en-GB", { dateStyle: "medium" }),
    )
    .replace(/\[(\[?[^\]]*\]?)\]\(&lt;[^)]*&gt;\)/gu, "<a>$1</a>")
    .replace(/\*\*(.+?)\*\*/gu, "<b>$1</b>")
    .replace(/~~(.+?)~~/gu, "<s>$1</s>")
    .replace(/`([^`]+)`/gu, "<code>$1</code>")
    .replace(/\u0001(\d+)\u0002/gu, (_, at: string) => html(kept[Number(at)] ?? ""));
}

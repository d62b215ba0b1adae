import { fields, html, list, page, word } from "./html.ts";

const CSS = `body{background:#fff;color:#1d1c1d}.m{display:flex;gap:10px}.i{width:36px;height:36px;border-radius:8px;background:#2f6db5;color:#fff;display:grid;place-items:center;font-weight:700;flex:none}
.n{font-weight:700}.n small{font-weight:400;color:#616061}h3{margin:6px 0}ul{margin:4px 0;padding-left:22px}code{color:#c0392b;background:#f6f6f6;border:1px solid #ddd;border-radius:3px;padding:0 3px;font-size:12px}
blockquote{margin:4px 0;border-left:4px solid #ddd;padding-left:10px}.c{color:#616061;font-size:12.5px;margin:4px 0}.a{display:flex;flex-wrap:wrap;gap:6px;margin:8px 0}.b{border:1px solid #bbb;border-radius:4px;padding:3px 10px;font-weight:600;font-size:13px}
table{border-collapse:collapse;margin:6px 0}td,th{border:1px solid #ddd;padding:4px 8px;text-align:left;font-size:13.5px}a{color:#1264a3;text-decoration:none}`;

/** A Slack message's blocks as a page. */
export const slackPage = (blocks: unknown): string =>
  page(
    CSS,
    `<div class="m"><div class="i">C</div><div><div class="n">Chipwire <small>APP 9:00</small></div>${list(blocks).map(block).join("")}</div></div>`,
  );

function block(given: Readonly<Record<string, unknown>>): string {
  switch (given["type"]) {
    case "header":
      return `<h3>${html(word(fields(given["text"])["text"]))}</h3>`;
    case "context":
      return `<div class="c">${list(given["elements"])
        .map((one) => html(word(one["text"])))
        .join(" · ")}</div>`;
    case "actions":
      return `<div class="a">${list(given["elements"])
        .map((one) => `<span class="b">${html(word(fields(one["text"])["text"]))}</span>`)
        .join("")}</div>`;
    case "context_actions":
      return `<div class="a"><span class="b">👍</span><span class="b">👎</span></div>`;
    case "rich_text":
      return list(given["elements"]).map(rich).join("");
    case "data_table":
      return table(given);
    default:
      return "";
  }
}

function rich(given: Readonly<Record<string, unknown>>): string {
  const inner = list(given["elements"]);
  if (given["type"] === "rich_text_list") return `<ul>${inner.map((one) => `<li>${rich(one)}</li>`).join("")}</ul>`;
  const text = inner.map(element).join("");
  return given["type"] === "rich_text_quote" ? `<blockquote>${text}</blockquote>` : `<div>${text}</div>`;
}

function element(given: Readonly<Record<string, unknown>>): string {
  const style = fields(given["style"]);
  const text = html(word(given["text"]) || word(given["fallback"]));
  const linked = given["type"] === "link" ? `<a>${text}</a>` : text;
  const tags = [
    ["bold", "b"],
    ["italic", "i"],
    ["strike", "s"],
    ["code", "code"],
  ] as const;
  return tags.reduce((inner, [key, tag]) => (style[key] === true ? `<${tag}>${inner}</${tag}>` : inner), linked);
}

function table(given: Readonly<Record<string, unknown>>): string {
  const rows = Array.isArray(given["rows"]) ? given["rows"] : [];
  const cells = rows.map(
    (row, at) =>
      `<tr>${list(row)
        .map((cell) => (at === 0 ? `<th>${html(word(cell["text"]))}</th>` : `<td>${html(word(cell["text"]))}</td>`))
        .join("")}</tr>`,
  );
  return `<div class="c">${html(word(given["caption"]))}</div><table>${cells.join("")}</table>`;
}

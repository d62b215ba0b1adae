import { statSync } from "node:fs";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { blocksOf } from "../../adapters/web/page/blocks.ts";
import { chooseBlocks, shippedModel } from "../../adapters/web/page/content.ts";
import { openForest } from "../../src/learned/forest.ts";
import { pageTree } from "../../adapters/web/page/page-tree.ts";
import { readabilityVote } from "../../adapters/web/page/readability-vote.ts";
import { binTable, boost, marginOf } from "../../bench/boosting.ts";
import { labelBlocks } from "../../bench/extraction-labels.ts";
import { compareTexts, scoreOf } from "../../bench/extraction-score.ts";
import { siteOf } from "../../bench/extraction-set.ts";
import { storedForest } from "../../bench/stored-forest.ts";

const texts = (html: string): string[] => blocksOf(pageTree(html).root).map(({ text }) => text);

describe("blocks of a page", () => {
  test.each([
    ["<p>one <b>two</b>\n three<p>four", ["one two three", "four"]],
    ["<div>one<div>two</div>three</div>", ["one", "two", "three"]],
    ["one<br>two<br><br>three<br> <br>four", ["one\ntwo", "three", "four"]],
    ["<ul><li>one<li>two <a href=/a>three</a></ul>", ["one", "two three"]],
    ["<table><tr><td>one<td> two <td></table>", ["one | two |"]],
    ["<table><tr><td><p>one</p><p>two</p></td><td>three</table>", ["one", "two", "three"]],
    ["one<script>two</script><style>three</style><button>four</button><template>five</template>", ["one"]],
  ])("%s", (html, expected) => {
    expect(texts(html)).toEqual(expected);
  });

  test("know what of them is linked, and what is hidden", () => {
    const [block, hidden] = blocksOf(
      pageTree("<p>one <a href=/x>two</a></p><div style='display: none'>three</div>").root,
    );
    expect(block).toMatchObject({ chars: 7, linkChars: 3, links: 1, targets: ["/x"] });
    expect(hidden?.box.isHidden).toBe(true);
  });

  test("hold every word of the page once, in its order, however elements are nested", () => {
    const word = fc.constantFrom("chip", "wafer", "fab", "board");
    const element = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        word.map((each) => ` ${each} `),
        fc
          .tuple(
            fc.constantFrom("div", "span", "b", "section", "blockquote", "a", "ul"),
            fc.array(tie("tree"), { maxLength: 4 }),
          )
          .map(([tag, inner]) => `<${tag}>${inner.join("")}</${tag}>`),
      ),
    })).tree;
    fc.assert(
      fc.property(element, (html) => {
        const words = (text: string): string[] => text.match(/\w+/g) ?? [];
        expect(words(texts(html).join(" "))).toEqual(words(html.replace(/<[^<>]*>/g, " ")));
      }),
    );
  });
});

describe("the judges of blocks", () => {
  test("are small enough to ship, and choose nothing of a page that has nothing", () => {
    expect(statSync("adapters/web/page/content-model.json").size).toBeLessThan(150_000);
    const around = { title: null, description: null, articleBody: null, author: null, vote: [] };
    expect(chooseBlocks([], around, shippedModel())).toEqual([]);
  });

  test("as stored give what the trainer's trees give", () => {
    const rows = Array.from({ length: 400 }, (_, i) => [Math.sin(i) * 7, (i * 31) % 17, i % 2]);
    const names = ["wave", "rest", "parity"];
    const columns = names.map((_, c) => Float32Array.from(rows, (row) => row[c] ?? 0));
    const labels = Float32Array.from(rows, ([wave = 0, rest = 0]) => Number(wave > 2 !== rest < 6));
    const table = binTable(columns, 1);
    const options = {
      trees: 20,
      leavesMax: 6,
      learningRate: 0.3,
      columnShare: 1,
      rowShare: 1,
      leafWeightMin: 0.1,
      penalty: 1,
      seed: 3,
    };
    const all = rows.map((_, i) => i);
    const trees = boost(table, labels, new Float32Array(rows.length).fill(1), all, options);
    const judge = openForest(
      storedForest(trees, table, names),
      new Map(names.map((name, c) => [name, columns[c] ?? new Float32Array()])),
    );
    for (const row of all) expect(judge(row)).toBeCloseTo(marginOf(trees, table, row), 1);
    const right = all.filter((row) => judge(row) > 0 === (labels[row] === 1));
    expect(right.length).toBeGreaterThan(380);
  });

  test("readability votes for the paragraphs and not for the menu", () => {
    const sentence = "The wafer line ran late, and the accelerators shipped in spring, which customers did not like. ";
    const html = `<nav class=menu><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul></nav><article>${`<p>${sentence.repeat(3)}</p>`.repeat(4)}</article>`;
    const { root } = pageTree(html);
    const blocks = blocksOf(root);
    expect(readabilityVote(root, blocks)).toEqual([false, false, true, true, true, true]);
  });
});

describe("what extraction is measured by", () => {
  test("runs of four words found, too many and missing", () => {
    expect(compareTexts("a b c d e", "a b c d e")).toEqual({ tp: 1, fp: 0, fn: 0 });
    expect(compareTexts("a b c d e", "a b c d x")).toEqual({ tp: 1 / 3, fp: 1 / 3, fn: 1 / 3 });
    expect(compareTexts("a b", "")).toEqual({ tp: 0, fp: 0, fn: 1 });
    expect(scoreOf([{ tp: 1 / 3, fp: 1 / 3, fn: 1 / 3 }])).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  });

  test("the best choice of blocks leaves out what the true text lacks, a repetition too", () => {
    const blocks = [
      "Home",
      "the wafer line ran late",
      "the accelerators shipped in spring",
      "the wafer line ran late",
      "share this with your friends",
    ];
    const { isIn, weights } = labelBlocks(blocks, "the wafer line ran late the accelerators shipped in spring");
    expect(isIn.filter(Boolean)).toHaveLength(2);
    expect(isIn[2]).toBe(true);
    expect(weights[4]).toBeGreaterThan(0);
  });

  test.each([
    ["https://www.fab.example/a", "fab.example"],
    ["https://news.fab.co.uk/a", "fab.co.uk"],
    ["https://fab.de", "fab.de"],
  ])("the site of %s is %s", (url, site) => {
    expect(siteOf(url)).toBe(site);
  });
});

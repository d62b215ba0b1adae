import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { jsonLines, runChipwire } from "./chipwire.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-look-ups-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("look-ups", () => {
  test("in the chat come as text in any language; a number takes a choice, a bare why explains the last answer", async () => {
    const lines = ["chip Gaudi", "3", "vergleiche H200 und MI325X nach Preis", "Why was DeepSeek R2 delayed?", "why"];
    const ran = await runChipwire([], { dataDir: folder, input: `${lines.join("\n")}\n` });
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain("“Gaudi” can be: Gaudi (1), Gaudi 2, Gaudi 3. Which one?");
    expect(ran.stdout).toContain("Gaudi 3 — chip · Intel");
    expect(ran.stdout).toContain("H200, Instinct MI325X im Vergleich");
    expect(ran.stdout).toContain("Why this answer — Why was DeepSeek R2 delayed?");

    const looked = await runChipwire(["timeline", "DeepSeek R2", "--json"], { dataDir: folder });
    expect(looked).toMatchObject({ status: 0, stderr: "" });
    expect(jsonLines(looked)).toMatchObject([{ kind: "card", intent: { kind: "timeline" } }]);
  });

  test("a wrong catalogue file stops the program with the entry and the field, and doctor says so too", async () => {
    const file = join(folder, "own.json");
    writeFileSync(file, '[{"id": "acme", "kind": "gadget", "name": "Acme", "aliases": {}}]');
    const environment = { CATALOGUE_FILE: file };
    const ran = await runChipwire(["chip", "B200"], { dataDir: folder, environment });
    expect(ran).toMatchObject({ status: 78, stdout: "" });
    expect(ran.stderr).toContain('Catalogue entry "acme": "kind"');
    const doctor = await runChipwire(["doctor"], { dataDir: folder, environment });
    expect(doctor.stdout).toMatch(/^fail catalogue: .*Catalogue entry "acme": "kind"/m);
  });
});

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { describeLedger } from "./ledger-contract.ts";

const newFile = (): string => join(mkdtempSync(join(tmpdir(), "chipwire-ledger-")), "ledger.sqlite");

describeLedger("SQLite ledger", async () => {
  const file = newFile();
  return { open: () => createSqliteLedger({ file }) };
});

test("ST-04 an empty or foreign file is not taken for a ledger, and is left as it is", async () => {
  const file = newFile();
  writeFileSync(file, "");
  await expect(createSqliteLedger({ file })).rejects.toThrow(
    /The ledger .* is empty \(0 bytes\).*Nothing was changed/s,
  );
  writeFileSync(file, "not a database at all, but long enough to look at".repeat(40));
  await expect(createSqliteLedger({ file })).rejects.toThrow(/The ledger .* is no ledger or is damaged/);
});

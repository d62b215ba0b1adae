/**
 * A process that adds articles to a library and prints the id of each one once `add` has answered; tests kill it.
 *   node library-writer.ts <file> <name> <how many>
 */
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { entryOf } from "./library-entries.ts";

const [file = "", name = "", count = "0"] = process.argv.slice(2);
const library = await createSqliteLibrary({
  file,
  now: () => new Date(),
  log: (level, event, fields) => void (level === "info" || console.error(event, fields)),
  // Small, so that folding and merging go on all the time.
  sizes: { blockPassages: 20, segmentPassages: 400 },
});
for (let at = 0; at < Number(count); at += 1) {
  const id = `${name}-${at}`;
  // Every fifth time an article of before is edited too.
  const edited = at % 5 === 4 ? [entryOf(`${name}-${at - 3}`, [`edited all word${at - 3} by ${at}`])] : [];
  await library.add([entryOf(id, [`all word${at} ${name}`, "second passage all"]), ...edited]);
  console.log(id);
  await new Promise((resolve) => setImmediate(resolve));
}
await library.close();

import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and those on the way to it; one that is there stays. Node's own recursive mkdir never returns where the file
 * system says "not there" for a parent that is there, as in /proc (seen with Node 24.21), so this goes up once and down once.
 * @throws what the file system throws
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = [];
  for (let at = resolve(path); !(await isFolder(at)); at = dirname(at)) missing.push(at);
  for (const folder of missing.toReversed()) await mkdir(folder).catch(unlessMadeMeanwhile(folder));
}

async function isFolder(path: string): Promise<boolean> {
  if (path === dirname(path)) return true;
  const status = await stat(path).catch(() => undefined);
  return status?.isDirectory() ?? false;
}

const unlessMadeMeanwhile = (folder: string) => async (error: unknown) => {
  if (!(await isFolder(folder))) throw error;
};

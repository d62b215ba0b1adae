import { afterEach, describe, expect, test } from "vitest";

import { createSourceWorld, type SourceWorld, type SourceWorldOptions } from "../fixtures/source-world.ts";

let world: SourceWorld;
const open = async (options: SourceWorldOptions = {}): Promise<SourceWorld> =>
  (world = await createSourceWorld(options));
afterEach(() => world.close());

describe("feeds from a chat", () => {
  test("a site's feed is found, shown with what it gives, and followed once", async () => {
    const { desk, site, sources } = await open();
    expect(await desk.test(site.url)).toEqual({
      kind: "feed",
      url: `${site.url}/wire.rss`,
      title: "Local Wire",
      items: 3,
      newestAt: "2026-11-23T08:00:00.000Z",
      titles: ["Story 1", "Story 2", "Story 3"],
    });
    expect(await sources.list()).toEqual([]);
    const added = await desk.add(site.url);
    expect(added).toMatchObject({
      kind: "added",
      source: { url: `${site.url}/wire.rss`, title: "Local Wire", language: "en", state: "on" },
    });
    expect(await desk.add(site.url)).toMatchObject({ kind: "there" });
    expect(await desk.add(`${site.url}/wire.rss`)).toMatchObject({ kind: "there" });
    expect(await sources.list()).toHaveLength(1);
    const id = (await sources.list())[0]?.id ?? "";
    expect(await desk.mute(id)).toMatchObject({ state: "muted" });
    expect(await desk.unmute(id)).toMatchObject({ state: "on" });
    expect(await desk.test(id)).toMatchObject({ kind: "feed", items: 3 });
    expect(await desk.remove(id)).toBe(true);
    expect(await sources.list()).toEqual([]);
  });

  test("one of the list is followed by its id, without asking anybody", async () => {
    const { desk } = await open();
    expect(await desk.add("tomshardware")).toMatchObject({ kind: "added", source: { id: "tomshardware" } });
  });

  test.each([
    ["/inside", "other", /redirects/],
    ["/login", "login", /401/],
    ["/picture", "no feed", /no web page or feed/],
    ["/plain", "no feed", /no feed was found/],
    ["/missing", "other", /404/],
  ])("%s is refused as: %s", async (path, why, reason) => {
    const { desk, site, sources } = await open();
    expect(await desk.add(`${site.url}${path}`)).toMatchObject({ kind: "refused", why });
    expect(await desk.test(`${site.url}${path}`)).toMatchObject({ reason: expect.stringMatching(reason) });
    expect(await sources.list()).toEqual([]);
  });

  test.each(["http://127.0.0.1", "http://169.254.169.254/feed", "http://[::1]/", "http://10.0.0.7/feed"])(
    "%s is never asked for",
    async (url) => {
      const { desk, sources } = await open({ isAllowed: false });
      expect(await desk.add(url)).toMatchObject({ kind: "refused", why: "private" });
      expect(await desk.test(url)).toMatchObject({ kind: "refused", why: "private" });
      expect(await sources.list()).toEqual([]);
    },
  );

  test("a name that leads into a private network sounds like one that nobody answers at", async () => {
    const dial = async (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code: "ECONNREFUSED" }));
    const lookup = async (host: string) => [
      { address: host === "inside.example" ? "10.0.0.7" : "93.184.215.14", family: 4 },
    ];
    const { desk } = await open({ isAllowed: false, network: { lookup, dial } });
    const [inside, closed] = [await desk.add("inside.example"), await desk.add("closed.example")];
    expect(inside).toMatchObject({ kind: "refused", why: "unreachable" });
    expect(inside).toEqual(closed);
  });

  test("says so where there is no network at all, and not that the address is wrong", async () => {
    const lookup = async (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code: "EAI_AGAIN" }));
    const dial = async (): Promise<never> => Promise.reject(new Error("never dialled"));
    const { desk } = await open({ isAllowed: false, network: { lookup, dial } });
    expect(await desk.add("news.example")).toMatchObject({ kind: "refused", why: "no network" });
  });

  test("a machine without any network says the same of a name it does not know", async () => {
    const lookup = async (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    const dial = async (): Promise<never> => Promise.reject(new Error("never dialled"));
    const { desk } = await open({ isAllowed: false, network: { lookup, dial }, hasNetwork: false });
    expect(await desk.test("news.example")).toMatchObject({ kind: "refused", why: "no network" });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { type Subscription, subscriptions } from "../../src/index.ts";
import { expectInert, expectValid } from "../fixtures/discord-bodies.ts";
import { createSourceWorld, type SourceWorld } from "../fixtures/source-world.ts";
import { type Brain, createBrain, createDiscordHouse, type DiscordHouse } from "../fixtures/discord-house.ts";

/** What happened on the day before the digest: more than one message tells, one of it said by the company itself. */
const NEWS = [
  ["TSMC", "TSMC confirmed on Monday that its second fab in Arizona starts 3nm production in 2027, a year early."],
  ["SK hynix", "SK hynix said on Monday that it has begun mass production of HBM4 with twelve layers for Nvidia."],
  ["Cerebras", "Cerebras has filed again for a listing on the Nasdaq, two people said, and wants to raise $2 billion."],
  ["Groq", "Groq will open a data centre in Helsinki with 20,000 of its inference chips, a report said on Monday."],
  [
    "Tenstorrent",
    "Tenstorrent is in talks with Samsung about 2nm production of its next accelerator, according to Bloomberg.",
  ],
  ["Biren", "Biren's shares fell 20 percent on Monday after the Shanghai exchange asked about its largest customer."],
  ["Arm", "Arm raised its licence fees for data-centre cores by 15 percent, according to a letter to customers."],
  ["Micron", "Micron denied on Monday that its HBM4 samples failed at AMD and said shipments are on schedule."],
  ["ASML", "ASML cut its forecast for sales to China in 2027 to 18 percent of revenue."],
  ["Graphcore", "Graphcore will hire 500 engineers in Bengaluru, its chief executive said on Monday."],
  ["Cambricon", "Cambricon has sold out its Siyuan 690 for all of 2027, a supplier told Reuters."],
  ["d-Matrix", "d-Matrix raised $275 million from Temasek and Microsoft at a valuation of $2 billion."],
  ["Intel", "Intel will stop selling its Gaudi 3 accelerator at the end of the year, a notice to partners says."],
] as const;

/** A chip that was promised and moved, as two desks told it. */
const SLIP = [
  [
    "2025-03-10",
    "AMD plans MI500 launch for the fourth quarter of 2026",
    "AMD plans to launch the MI500 in the fourth quarter of 2026. The company showed its roadmap on Monday.",
  ],
  [
    "2026-05-04",
    "AMD MI500 delayed",
    "AMD has delayed the launch of the MI500: it is now expected in the third quarter of 2027.",
  ],
] as const;

let brain: Brain;
let house: DiscordHouse;
let feeds: SourceWorld;
beforeAll(async () => {
  brain = await createBrain();
  await brain.bot.import(
    NEWS.map(([name, text], i) => ({
      where: `news ${i}`,
      input: {
        url: `https://news.example/${i}`,
        title: `${name}: ${text.split(/[,.]/u)[0]}`,
        outlet: `Outlet ${i % 4}`,
        lang: "en",
        published: "2026-11-24T08:00:00Z",
        text: `${text} It was not clear at once what this means for ${name} and its rivals in the coming year.`,
      },
    })),
  );
  await brain.bot.import(
    SLIP.map(([published, title, text]) => ({
      where: title,
      input: {
        url: `https://slip.example/${published}`,
        title,
        outlet: `Desk of ${published}`,
        lang: "en",
        published,
        text,
      },
    })),
  );
  await brain.bot.warmUp();
  feeds = await createSourceWorld();
  house = await createDiscordHouse(brain, { feeds });
  // The commands as they were registered.
  expectValid(house.proxy.captured);
});
afterAll(async () => {
  await house.close();
  await feeds.close();
  await brain.library.close();
});
let minute = 0;
beforeEach(() => {
  house.proxy.captured.length = 0;
  house.clock.nowMs = Date.parse("2026-11-25T10:00:00Z") + (minute += 1) * 61_000;
});
afterEach(() => {
  for (const one of house.proxy.captured) expectInert(one);
  expectValid(house.proxy.captured);
  expect(house.logged.filter(({ level }) => level === "error")).toEqual([]);
});

const until = (done: () => unknown, want: unknown = true) =>
  expect.poll(done, { timeout: 5_000, interval: 15 }).toBe(want);
const said = (value: unknown): string => JSON.stringify(value);
const asked = (method: string, path: RegExp) =>
  house.proxy.captured.filter((one) => one.method === method && path.test(one.path) && one.status > 0);
const actor = () => house.twin.channel(house.general).user(house.user);

/** What the one who pressed a button, chose a menu's entry or gave a command is answered with. */
async function answerTo(act: () => Promise<{ id: string }>): Promise<string> {
  const before = house.proxy.captured.length;
  await act();
  const answered = () =>
    house.proxy.captured
      .slice(before)
      .filter(
        ({ path, body, status }) =>
          status > 0 && (/@original/.test(path) || (/callback/.test(path) && !/"type":[56]\b/.test(said(body)))),
      );
  await until(async () => {
    await house.work();
    return answered().length > 0;
  });
  return said(
    house.proxy.captured
      .slice(before)
      .filter(({ path }) => /@original|callback|webhooks/.test(path))
      .map(({ body }) => body),
  );
}

const press = (messageId: string, customId: string) => answerTo(() => actor().clickButton({ messageId, customId }));

type Option = { name: string; type: number; value?: string | number | boolean; options?: Option[] };
const text = (name: string, value: string): Option => ({ name, type: 3, value });
const sub = (name: string, options: Option[] = []): Option => ({ name, type: 1, options });

/** Sets a digest up for a channel by the command, as if weeks ago, and posts it at the next nine o'clock. */
async function postDigest(channel: { id: string; type: number }, more: readonly Option[] = []): Promise<Subscription> {
  const { twin, user, general, ledger } = house;
  await answerTo(() =>
    twin.simulateInteraction({
      type: 2,
      channelId: general,
      userId: user,
      data: {
        name: "digest",
        type: 1,
        options: [
          sub("add", [
            { name: "channel", type: 7, value: channel.id },
            text("time", "9:00"),
            text("timezone", "UTC"),
            ...more,
          ]),
        ],
        resolved: { channels: { [channel.id]: { ...channel, name: "news" } } },
      },
    }),
  );
  const subscription = (await subscriptions(ledger)).find(({ place }) => place === `discord:${channel.id}`);
  if (subscription === undefined) throw new Error("no digest was set up");
  const old = { ...subscription, createdAt: "2026-11-01T00:00:00.000Z", storiesMax: 5 };
  await ledger.put([{ collection: "subscription", id: old.id, value: said(old) }]);
  house.clock.nowMs = Date.parse("2026-11-26T09:00:05Z");
  house.proxy.captured.length = 0;
  await house.plan();
  await house.work();
  await house.work();
  return old;
}

const newsIn = (body: string): Set<string> => new Set(body.match(/https:\/\/news\.example\/\d+/gu) ?? []);

describe("the buttons under a digest", () => {
  let messageId = "";
  let id = "";
  const button = (action: string) => press(messageId, `v1:digest:${action}:${id}`);

  test("it tells the first stories and how many more there are", async () => {
    const posted = await postDigest({ id: house.general, type: 0 });
    id = posted.id;
    const [post] = asked("POST", new RegExp(`/channels/${house.general}/messages$`));
    const body = said(post?.body);
    expect(body).toMatch(/New 5 · Updates 0 · Corrected 0/u);
    expect(body.match(/https:\/\/news\.example\/\d+/gu)?.length).toBeGreaterThanOrEqual(5);
    for (const action of ["more", "confirmed", "language", "time", "why"])
      expect(body).toContain(`v1:digest:${action}:${id}`);
    const messages = await house.twin.channel(house.general).getMessages();
    messageId = messages.find((message) => said(message).includes(`v1:digest:why:${id}`))?.id ?? "";
    expect(messageId).not.toBe("");
  });

  test("More shows the rest to who pressed it, none of what stands above", async () => {
    const messages = await house.twin.channel(house.general).getMessages();
    const told = newsIn(said(messages.find((message) => message.id === messageId)));
    const answer = await button("more");
    expect(answer).toContain('"flags":64');
    const more = newsIn(answer);
    expect(told.size).toBe(5);
    expect(more.size).toBeGreaterThanOrEqual(3);
    expect([...more].filter((url) => told.has(url))).toEqual([]);
  });

  test("Only confirmed leaves what is only reported out", async () => {
    const answer = await button("confirmed");
    expect(answer).toContain('"flags":64');
    expect(answer).not.toContain("`reported`");
  });

  test("My language tells the same stories again, to who pressed it", async () => {
    const answer = await answerTo(() =>
      house.twin.simulateInteraction({
        type: 3,
        channelId: house.general,
        userId: house.user,
        messageId,
        data: { component_type: 2, custom_id: `v1:digest:language:${id}` },
      }),
    );
    expect(newsIn(answer).size).toBe(5);
  });

  test("Why these says what was chosen by, and why reports count as one", async () => {
    const answer = await button("why");
    expect(answer).toContain('"flags":64');
    expect(answer).toMatch(/Micron|SK hynix|TSMC/u);
  });

  test("Change time opens a form with the digest's hour", async () => {
    const answer = await button("time");
    expect(answer).toMatch(/"type":9.*09:00/u);
  });

  test("a button of a digest that is gone says so", async () => {
    expect(await press(messageId, "v1:digest:more:gone")).toMatch(/gone/u);
  });
});

describe("where a digest can go", () => {
  test("a forum channel gets a post of the day with its tags' limits kept", async () => {
    const forum = (await house.twin.prisma.channel.findMany()).find(({ name }) => name === "forum")?.id ?? "";
    await postDigest({ id: forum, type: 15 }, [text("layout", "forum post")]);
    const [post] = asked("POST", new RegExp(`/channels/${forum}/threads$`));
    expect(said(post?.body)).toContain("https://news.example/");
    expect(said(post?.body)).toMatch(/"name":"[^"]{1,100}"/u);
    expect(asked("POST", new RegExp(`/channels/${forum}/messages$`))).toEqual([]);
  });
});

test("/timeline shows on its first page how a promised date moved, as a picture with its words", async () => {
  const first = await answerTo(() =>
    actor().runSlashCommand({ name: "timeline", options: [text("subject", "MI500"), text("show", "channel")] }),
  );
  expect(first).toMatch(/"url":"attachment:\/\/chart-1\.png"\},"description":"[^"]*Q4 2026[^"]*Q3 2027/u);
  expect(first).toMatch(/"attachments":\[\{"id":"0","filename":"chart-1\.png","description":"[^"]*Q3 2027/u);
});

describe("a list of several pages", () => {
  test("the public one's Next opens the reader's own page; an old one says that it is old and offers to run again", async () => {
    const first = await answerTo(() =>
      actor().runSlashCommand({ name: "timeline", options: [text("subject", "H200"), text("show", "channel")] }),
    );
    const next = /v1:page:[^"]+/u.exec(first)?.[0] ?? "";
    expect(next).not.toBe("");
    expect(first).not.toContain('"flags":64');
    // No heading without what it heads, no rule before nothing.
    expect(first).not.toMatch(/"content":"\*\*[^"]+\*\*"\}\]\},\{"type":1,/u);
    expect(first).not.toMatch(/"type":14,"divider":true,"spacing":1\}\]\},\{"type":1,/u);
    const messages = await house.twin.channel(house.general).getMessages();
    const any = messages[0]?.id ?? "";
    const second = await press(any, next);
    expect(second).toContain('"flags":64');
    expect(first).not.toContain("Said first");
    expect(second).toContain("Said first");
    house.clock.nowMs += 31 * 86_400_000;
    expect(await press(any, next)).toMatch(/old/u);
  });
});

describe("the Apps menu of a message", () => {
  test.each(["Check this claim", "Find the first report", "Track this story"])(
    "%s answers its reader alone",
    async (name) => {
      const { twin, general, user } = house;
      const message = await actor().sendMessage({ content: "SK hynix has begun mass production of HBM4." });
      const answer = await answerTo(() =>
        twin.simulateInteraction({
          type: 2,
          channelId: general,
          userId: user,
          data: {
            name,
            type: 3,
            target_id: message.id,
            resolved: {
              messages: { [message.id]: { id: message.id, content: message.content, author: message.author } },
            },
          },
        }),
      );
      expect(answer).toMatch(name === "Track this story" ? /"type":9|"flags":(64|32832)/u : /"flags":(64|32832)/u);
      expect(answer).toMatch(/HBM4|SK hynix|https?:/u);
    },
  );
});

const command = (name: string, options: readonly Option[]) =>
  answerTo(() =>
    house.twin.simulateInteraction({
      type: 2,
      channelId: house.general,
      userId: house.user,
      data: { name, type: 1, options: [...options] },
    }),
  );

describe("look-ups", () => {
  const day = (date: string) => ({ published: `${date}T08:00:00Z`, lang: "en", outlet: "Harbour Daily" });
  const tell = (name: string, title: string, date: string) =>
    house.bot.import([
      {
        where: name,
        input: {
          url: `https://harbour.example/${name}`,
          title,
          ...day(date),
          text: `${title}, the port authority said in a letter. Cranes and tugs are not concerned by it.`,
        },
      },
    ]);

  test("/ask since answers from that period alone", async () => {
    await tell("old-quay", "Cerebras leases quay 7 in Bremerhaven for cooling trials", "2026-10-01");
    const asking = (since: string) =>
      command("ask", [
        text("question", "Who leases quay 7 in Bremerhaven?"),
        text("since", since),
        text("show", "only me"),
      ]);
    expect(await asking("all")).toContain("https://harbour.example/old-quay");
    const lately = await asking("7d");
    expect(lately).not.toContain("https://harbour.example/old-quay");
    expect(lately).toMatch(/Only articles since/u);
  });

  test("/news only_new tells each reader a thing once", async () => {
    const look = () => command("news", [text("filter", "Cerebras"), { name: "only_new", type: 5, value: true }]);
    const first = await look();
    expect(first).toContain("https://harbour.example/old-quay");
    expect(first).not.toContain("v1:share:");
    house.clock.nowMs += 60_000;
    const nothing = await look();
    expect(nothing).not.toContain("harbour.example");
    expect(nothing).toMatch(/not been told already/u);
    await tell("new-quay", "Cerebras gives up quay 7 in Bremerhaven after a storm", "2026-11-24");
    house.clock.nowMs += 60_000;
    const more = await look();
    expect(more).toContain("https://harbour.example/new-quay");
    expect(more).not.toContain("https://harbour.example/old-quay");
  });

  test("/why with the link to an answer explains it; with an article's link, what became of it here", async () => {
    const ask = [text("question", "Who leases quay 7 in Bremerhaven?"), text("show", "channel")];
    await command("ask", ask);
    await house.work();
    const messages = (await house.ledger.jobs("answer:v1:discord:")).map(({ key }) => house.ledger.posts(key));
    const posted = (await Promise.all(messages)).flat().findLast(({ messageId }) => (messageId ?? "") !== "");
    const link = `https://discord.com/channels/1/${house.general}/${posted?.messageId}`;
    expect(await command("why", [text("question", link)])).toMatch(/Why this answer/u);
    const article = await command("why", [text("question", "https://harbour.example/old-quay")]);
    expect(article).toMatch(/Why this was told, or not/u);
    expect(article).toContain('flags":64');
  });
});

describe("/source", () => {
  /** The id of the button that was shown with these words. */
  const buttonOf = (answer: string, label: string): string =>
    new RegExp(`"label":"${label}","custom_id":"([^"]+)"`, "u").exec(answer)?.[1] ?? "";

  test("add shows a site's feed, follows it at a press, and says the reason where it cannot", async () => {
    const shown = await command("source", [sub("add", [text("url", feeds.site.url)])]);
    expect(shown).toMatch(/"flags":64/u);
    expect(shown).toMatch(/Local Wire.*3 items.*Story 1/u);
    expect(await feeds.sources.list()).toEqual([]);
    const message = await actor().sendMessage({ content: "here" });
    const saved = await press(message.id, buttonOf(shown, "Follow it"));
    expect(saved).toContain("Followed from now on");
    expect(await feeds.sources.list()).toMatchObject([{ title: "Local Wire" }]);
    const id = (await feeds.sources.list())[0]?.id ?? "";
    expect(await command("source", [sub("mute", [text("name", id)])])).toContain("Muted");
    expect(await command("source", [sub("list")])).toMatch(/Local Wire.*muted/u);
    const refused = await command("source", [sub("test", [text("url", "http://169.254.169.254/feed")])]);
    expect(refused).toMatch(/I cannot use this address: it is in a private network/u);
  });

  test("add is refused to who may not manage the server, at the press of the button too", async () => {
    const { guildMember } = house.twin.prisma;
    const rights = (permissions: string | null) =>
      guildMember.updateMany({ where: { userId: house.user }, data: { permissions } });
    await feeds.sources.remove((await feeds.sources.list())[0]?.id ?? "");
    const shown = await command("source", [sub("add", [text("url", feeds.site.url)])]);
    const message = await actor().sendMessage({ content: "here" });
    await rights("0");
    const asked = feeds.site.asked.length;
    expect(await command("source", [sub("add", [text("url", feeds.site.url)])])).toMatch(/right to manage the server/u);
    expect(await press(message.id, buttonOf(shown, "Follow it"))).toMatch(/right to manage the server/u);
    expect(await command("source", [sub("list")])).toMatch(/Followed sources/u);
    await rights(null);
    expect(await feeds.sources.list()).toEqual([]);
    expect(feeds.site.asked).toHaveLength(asked);
  });
});

describe("/export", () => {
  const file = (options: readonly Option[]) => command("export", options);

  test("story and timeline come as files, to who asked alone; what there is no file of says why", async () => {
    expect(await file([text("what", "story"), text("format", "csv"), text("of", "quay 7 in Bremerhaven")])).toMatch(
      /"flags":64.*attachment:\/\/story\.csv/u,
    );
    const calendar = await file([text("what", "timeline"), text("format", "ics"), text("of", "MI500")]);
    expect(calendar).toContain("attachment://timeline.ics");
    expect(await file([text("what", "timeline"), text("format", "opml"), text("of", "MI500")])).toMatch(/can be: md/u);
  });

  test("pack takes the right to manage the server, and holds every article", async () => {
    const rights = (permissions: string | null) =>
      house.twin.prisma.guildMember.updateMany({ where: { userId: house.user }, data: { permissions } });
    await rights("0");
    const refused = await file([text("what", "pack")]);
    expect(refused).toMatch(/right to manage the server/u);
    expect(refused).not.toContain("attachment://");
    await rights(null);
    const given = await file([text("what", "pack")]);
    const { articles } = await brain.library.stats();
    expect(given).toContain("attachment://chipwire-pack-1.jsonl");
    expect(given).toContain(`Articles up to ${articles} of ${articles}`);
  });
});

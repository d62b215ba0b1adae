import { describe, expect, test } from "vitest";

import { definitionProblems } from "../../adapters/discord/commands/definition-problems.ts";
import { type CommandDefinition, DEFINITIONS } from "../../adapters/discord/commands/definitions.ts";
import { type Registering, registerCommands } from "../../adapters/discord/commands/register.ts";
import type { CallRequest } from "../../adapters/discord/rest/call.ts";
import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";

const [FIRST, ...REST] = DEFINITIONS;
if (FIRST === undefined) throw new Error("there are no commands");

describe("DI-19 commands are registered when their content is another", () => {
  const APP: Registering = { app: "1", guild: null };
  /** What was put, and an app's own entry point, which Discord made by itself. */
  async function createWorld() {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const asked: CallRequest[] = [];
    const entryPoint = { id: "9", type: 4, name: "launch", handler: 2 };
    const start = (definitions = DEFINITIONS) =>
      registerCommands(APP, {
        ledger,
        definitions,
        log: () => {},
        call: async (request) => {
          asked.push(request);
          return { kind: "ok", data: request.method === "GET" ? [entryPoint, { id: "8", name: "ask" }] : [] };
        },
      });
    const puts = () => asked.filter(({ method }) => method === "PUT");
    return { ledger, asked, start, puts, entryPoint };
  }

  test("five starts with the same ones: one bulk overwrite at the first, no request at the others", async () => {
    const { ledger, asked, start, puts } = await createWorld();
    expect(await start()).toBe("registered");
    expect(puts()).toHaveLength(1);
    asked.length = 0;
    for (let n = 0; n < 5; n += 1) expect(await start()).toBe("same");
    expect(asked).toEqual([]);
    await ledger.close();
  });

  test("one word changed: one bulk overwrite with all of them, and what others registered is kept", async () => {
    const { ledger, asked, start, puts, entryPoint } = await createWorld();
    await start();
    asked.length = 0;
    expect(await start([{ ...FIRST, description: "Ask me something else" }, ...REST])).toBe("registered");
    expect(puts()).toHaveLength(1);
    expect(puts()[0]?.body).toHaveLength(DEFINITIONS.length + 1);
    expect(puts()[0]?.body).toContainEqual(entryPoint);
    // Bulk overwrites create nothing by themselves: the 200 creates a day are never touched.
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
    await ledger.close();
  });

  test("what could not be looked at is not overwritten, and it is tried at the next start", async () => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const methods: string[] = [];
    const deps = { ledger, log: () => {} };
    const call = async ({ method }: CallRequest) => (
      methods.push(method),
      { kind: "unknown" as const, reason: "lost" }
    );
    expect(await registerCommands(APP, { ...deps, call })).toBe("failed");
    expect(methods).toEqual(["GET"]);
    expect(await registerCommands(APP, { ...deps, call: async () => ({ kind: "ok", data: [] }) })).toBe("registered");
    await ledger.close();
  });
});

describe("DI-20 commands Discord would refuse", () => {
  const named = (name: string): CommandDefinition => ({ ...FIRST, name, name_localizations: {} });
  const option = REST.flatMap(({ options = [] }) => options)[0];
  if (option === undefined) throw new Error("there are no options");
  const long = {
    ...option,
    name: "long",
    description: "x".repeat(100),
    description_localizations: {},
    name_localizations: {},
  };
  const choices = Array.from({ length: 25 }, (_, n) => ({
    name: `${n}`.padEnd(100, "x"),
    value: `${n}`.padEnd(100, "y"),
  }));
  const wordy = Array.from({ length: 2 }, (_, n) => ({ ...long, name: `o${n}`, choices, required: true }));

  test.each<readonly [string, readonly CommandDefinition[], RegExp]>([
    ["101 of them", Array.from({ length: 101 }, (_, n) => named(`c${n}`)), /101 commands, at most 100/],
    ["more than 8,000 characters", [{ ...named("wordy"), options: wordy }], /wordy: \d+ characters, at most 8000/],
    ["a name with a space", [named("two words")], /"two words" is not allowed/],
    ["a name with a capital", [named("Ask")], /"Ask" is not allowed/],
    ["a name of 33 letters", [named("x".repeat(33))], /is not allowed/],
    ["a translated name with a capital", [{ ...FIRST, name_localizations: { de: "Frag" } }], /"Frag" is not allowed/],
    [
      "a choice of 101 characters in one language",
      [
        {
          ...named("long"),
          options: [{ ...long, choices: [{ name: "a", value: "a", name_localizations: { de: "x".repeat(101) } }] }],
        },
      ],
      /long: a choice has 101 characters/,
    ],
    ["no description", [{ ...named("bare"), description: "" }], /bare: a description has 0 characters/],
    ["two of one name", [FIRST, FIRST], /two commands called 1 ask/],
  ])(
    "%s: an error about the settings at the start, before anything is asked of Discord",
    async (_name, wrong, reason) => {
      const ledger = await createSqliteLedger({ file: ":memory:" });
      const asked: CallRequest[] = [];
      const call = async (request: CallRequest) => (asked.push(request), { kind: "ok" as const, data: [] });
      const start = registerCommands({ app: "1", guild: null }, { call, ledger, log: () => {}, definitions: wrong });
      await expect(start).rejects.toMatchObject({ code: "settings", message: expect.stringMatching(reason) });
      expect(asked).toEqual([]);
      await ledger.close();
    },
  );

  test("ours are none of them", () => expect(definitionProblems(DEFINITIONS)).toEqual([]));
});

describe("what every command says of itself", () => {
  const LOCALES = ["de", "en-GB", "en-US", "es-ES", "fr", "ja", "ko", "pt-BR", "zh-CN", "zh-TW"];
  const byName = new Map(DEFINITIONS.map((one) => [one.name, one]));
  const LOOK_UPS = ["ask", "chip", "company", "topic", "timeline", "compare", "news", "story", "why", "help", "status"];

  test("its names and descriptions, those of its options, and what can be chosen, in ten languages", () => {
    const look = (one: Partial<CommandDefinition> & { name: string }, path: string): void => {
      expect([path, Object.keys(one.name_localizations ?? {}).toSorted()]).toEqual([path, LOCALES]);
      if (one.type !== 3)
        expect([path, Object.keys(one.description_localizations ?? {}).toSorted()]).toEqual([path, LOCALES]);
      for (const { value, name_localizations: names } of one.choices ?? []) {
        const isNamedAlike = ["language", "format"].includes(one.name);
        if (!isNamedAlike) expect([path, value, Object.keys(names ?? {}).toSorted()]).toEqual([path, value, LOCALES]);
      }
      for (const option of one.options ?? []) look(option, `${path} ${option.name}`);
    };
    for (const one of DEFINITIONS) look(one, one.name);
  });

  test("look-ups can be anybody's own app, what sets something up cannot", () => {
    for (const name of [...LOOK_UPS, "Check this claim", "Find the first report", "Track this story"])
      expect([name, byName.get(name)]).toMatchObject([
        name,
        { integration_types: [0, 1], default_member_permissions: null },
      ]);
    for (const name of ["digest", "settings"])
      expect(byName.get(name)).toMatchObject({
        integration_types: [0],
        contexts: [0],
        default_member_permissions: "32",
      });
    for (const name of ["watch", "source", "export", "forget-me"])
      expect(byName.get(name)).toMatchObject({ integration_types: [0], contexts: [0, 1] });
    for (const one of DEFINITIONS) expect(one).not.toHaveProperty("dm_permission");
  });
});

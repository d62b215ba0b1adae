import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { type Brain, createBrain } from "../fixtures/discord-house.ts";
import { createGatewayHouse, type GatewayHouse, saidMessage, usedCommand } from "../fixtures/gateway-house.ts";

let brain: Brain;
beforeAll(async () => {
  brain = await createBrain();
  await brain.bot.warmUp();
});
afterAll(() => brain.library.close());

const until = (done: () => unknown, want: unknown = true) =>
  vi.waitUntil(async () => (await done()) === want, { timeout: 8_000, interval: 10 });

type Fault = {
  name: string;
  cause: (house: GatewayHouse) => void;
  /** How often discord.js resumes and introduces itself afterwards. */
  resumed: number;
  identified: number;
};

const FAULTS: readonly Fault[] = [
  { name: "op 7", cause: ({ standIn }) => standIn.say(7), resumed: 1, identified: 0 },
  { name: "op 9 true", cause: ({ standIn }) => standIn.say(9, true), resumed: 1, identified: 0 },
  { name: "op 9 false", cause: ({ standIn }) => standIn.say(9, false), resumed: 0, identified: 1 },
  { name: "close 4000", cause: ({ standIn }) => standIn.drop(4000), resumed: 1, identified: 0 },
  { name: "close 4007", cause: ({ standIn }) => standIn.drop(4007), resumed: 0, identified: 1 },
  { name: "close 4009", cause: ({ standIn }) => standIn.drop(4009), resumed: 1, identified: 0 },
  { name: "no close code", cause: ({ standIn }) => standIn.drop(null), resumed: 1, identified: 0 },
  {
    name: "a session Discord has forgotten",
    cause: ({ standIn }) => {
      standIn.forget();
      standIn.say(7);
    },
    resumed: 1,
    identified: 1,
  },
];

describe("a gateway that lets go", () => {
  test.concurrent.each(FAULTS)(
    "DI-21 $name: resumes or introduces itself as documented, and goes on taking what comes",
    async ({ cause, resumed, identified }) => {
      const house = await createGatewayHouse(brain);
      const { standIn } = house;
      // Five seconds lie between two introductions.
      house.clock.nowMs += 6_000;
      cause(house);
      await until(() => standIn.resumed.length, resumed);
      await until(() => standIn.identified.length, 1 + identified);
      await until(() => house.discord.isReady());
      standIn.dispatch("INTERACTION_CREATE", usedCommand());
      await until(() => callbacks(house), 1);
      expect(house.fatal).toEqual([]);
      await house.close();
    },
  );

  test("DI-21 a heartbeat that is not answered: the dead connection is left and the session resumed", async () => {
    const house = await createGatewayHouse(brain, { isStarted: false });
    house.standIn.settings.heartbeatMs = 30;
    await house.discord.start();
    house.standIn.settings.isMute = true;
    await until(() => house.count("discord_reconnecting") > 0);
    house.standIn.settings.isMute = false;
    await until(() => house.standIn.resumed.length > 0);
    expect(house.standIn.identified).toEqual([0]);
    await house.close();
  });

  test("DI-21 what was said while nobody was connected is replayed and answered; what comes twice is answered once", async () => {
    const house = await createGatewayHouse(brain);
    const { standIn } = house;
    standIn.drop(null);
    await until(() => standIn.connections(), 0);
    standIn.dispatch("INTERACTION_CREATE", usedCommand());
    standIn.dispatch("MESSAGE_CREATE", saidMessage());
    await until(() => standIn.resumed.length, 1);
    await until(async () => {
      await house.work();
      return answers(house);
    }, 2);
    standIn.repeat();
    await until(() => callbacks(house), 2);
    await settled(house);
    await house.work();
    expect(answers(house)).toBe(2);
    await house.close();
  });
});

/** Answers to interactions, the refused second ones too. */
const callbacks = ({ standIn }: GatewayHouse): number =>
  standIn.rest.filter(({ path }) => path.endsWith("/callback")).length;

const answers = ({ standIn }: GatewayHouse): number =>
  standIn.messages.size +
  standIn.rest.filter(({ path, method }) => method === "PATCH" && /@original/.test(path)).length;

/** Whatever was dispatched before has been taken when a command that came after it has been answered. */
async function settled(house: GatewayHouse): Promise<void> {
  const last = usedCommand({
    type: 4,
    data: { id: "5", name: "chip", type: 1, options: [{ name: "name", type: 3, value: "H2", focused: true }] },
  });
  house.standIn.dispatch("INTERACTION_CREATE", last);
  await until(() => house.standIn.rest.some(({ path }) => path.includes(last.id)));
}

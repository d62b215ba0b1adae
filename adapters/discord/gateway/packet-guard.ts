import type { Client } from "discord.js";

import type { Log } from "../../../src/index.ts";

/**
 * discord.js keeps its picture of servers and channels by handlers of its own, and what one of them throws over an event that is not whole ends the
 * process. Here it is logged, and the event still reaches the bot's listeners, which come first. By 14.28.1's `WebSocketManager.handlePacket`.
 */
export function guardPackets(client: Client, log: Log): void {
  const handle: unknown = Reflect.get(client.ws, "handlePacket");
  if (typeof handle !== "function") return log("warn", "discord_packets_unguarded");
  const guarded = (...args: readonly unknown[]): boolean => {
    try {
      return Reflect.apply(handle, client.ws, args) === true;
    } catch (error) {
      log("warn", "discord_packet_unreadable", { reason: error instanceof Error ? error.name : "unknown" });
      return false;
    }
  };
  Reflect.set(client.ws, "handlePacket", guarded);
}

/** A slow network between a browser and a server on loopback: all connections share what comes through it. */
import { once } from "node:events";
import net from "node:net";
import { setTimeout as after } from "node:timers/promises";

/** Slow 3G: 400 kbit/s, 400 ms for a round trip. */
export const SLOW_3G = { bytesPerSecond: 50_000, roundTrip: 400 };
/** What one connection may send before others are let through. */
const PIECE = 1460;

/**
 * A proxy of bytes. `came` tells how many the server sent so far, headers too.
 *
 * @param {number} port  of the server
 * @param {{bytesPerSecond: number, roundTrip: number}} network
 */
export async function slowNetwork(port, { bytesPerSecond, roundTrip }) {
  let bytes = 0;
  let free = 0;
  /** When so many bytes more are through. @param {number} count */
  const through = (count) => {
    free = Math.max(free, performance.now()) + (count / bytesPerSecond) * 1000;
    return after(free - performance.now());
  };
  const server = net.createServer(async (client) => {
    client.on("error", () => client.destroy()).setNoDelay();
    client.pause();
    await after(roundTrip);
    const upstream = net.connect(port, "127.0.0.1").setNoDelay();
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
    client.on("data", (/** @type {Buffer} */ body) => void after(roundTrip / 2).then(() => upstream.write(body)));
    client.resume();
    try {
      for await (const body of upstream) {
        for (let at = 0; at < body.length; at += PIECE) {
          const piece = body.subarray(at, at + PIECE);
          await through(piece.length);
          bytes += piece.length;
          void after(roundTrip / 2).then(() => client.write(piece));
        }
      }
      await after(roundTrip / 2);
      client.end();
    } catch {
      client.destroy();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: own } = /** @type {net.AddressInfo} */ (server.address());
  return { port: own, came: () => bytes, close: () => void server.close() };
}

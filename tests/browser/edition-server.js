/** A server on loopback that offers whatever tree of editions a test gives it, and mirrors the lists of keys. */
import { once } from "node:events";
import http from "node:http";

/** @typedef {import("./edition.js").Edition} Edition */

export async function serveEditions() {
  /** @type {import("./edition.js").Tree | null} */
  let offered = null;
  /** @type {Buffer | null} */
  let mirrored = null;
  /** @type {string[]} */
  const asked = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const isMirror = path === "/mirror/v2/keys.json";
    const body = isMirror ? mirrored : offered?.get(path.replace(/^\/editions\//u, ""));
    if (!offered && !isMirror) return response.destroy();
    response.writeHead(body ? 200 : 404, { "access-control-allow-origin": "*" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    /** Every path that was asked for. */
    asked,
    /**
     * What is offered from now on; null for a server that does not answer.
     *
     * @param {Pick<Edition, "tree"> | null} edition
     */
    offer(edition) {
      offered = edition && edition.tree;
    },
    /** What the mirror of the list of keys says from now on. @param {Buffer} keys */
    mirror(keys) {
      mirrored = keys;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

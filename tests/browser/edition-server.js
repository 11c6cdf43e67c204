/** A server on loopback that offers whatever edition a test gives it. */
import { once } from "node:events";
import http from "node:http";

/** @typedef {import("./edition.js").Edition} Edition */

export async function serveEditions() {
  /** @type {Edition | null} */
  let offered = null;
  const server = http.createServer((request, response) => {
    if (!offered) return response.destroy();
    const { edition, published_at, expires_at } = offered.manifest;
    const key = offered.key && { id: offered.key.id, public: offered.key.raw.toString("base64") };
    const files = new Map([...offered.files].map(([name, body]) => [`/editions/${edition}/${name}`, body]));
    files.set("/editions/latest.json", Buffer.from(JSON.stringify({ edition, published_at, expires_at, key })));
    const body = files.get(request.url ?? "");
    response.writeHead(body ? 200 : 404, { "access-control-allow-origin": "*" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    /** What is offered from now on; null for a server that does not answer. @param {Edition | null} edition */
    offer(edition) {
      offered = edition;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

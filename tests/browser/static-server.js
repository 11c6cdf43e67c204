/** A plain static host on loopback: files as they lie in a folder, no header but their type; it counts and records. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".png": "image/png",
  ".webmanifest": "application/manifest+json", ".gz": "application/gzip",
};

/** @typedef {{method: string, path: string, body: string, headers: http.IncomingHttpHeaders, bytes: number}} Asked */

/** @param {string} folder */
export async function serveFolder(folder) {
  /** @type {Asked[]} */
  const asked = [];
  let isThere = true;
  /**
   * Given instead of a file, by its path; null: there is none.
   *
   * @type {Map<string, (body: Buffer) => Buffer | null | Promise<Buffer>>}
   */
  const changed = new Map();
  const server = http.createServer(async (request, response) => {
    if (!isThere) return request.socket.destroy();
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const one = { method: request.method ?? "", path: request.url ?? "", body: "", headers: request.headers, bytes: 0 };
    asked.push(one);
    for await (const piece of request) one.body += piece;
    if (request.method !== "GET") return response.writeHead(501).end();
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const found = await readFile(join(folder, normalize(decodeURIComponent(name)))).catch(() => null);
    const body = found && (await (changed.get(name) ?? ((same) => same))(found));
    one.bytes = body?.length ?? 0;
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    changed,
    /** From now on nobody answers, or again. @param {boolean} there */
    be(there) {
      isThere = there;
      if (!there) server.closeAllConnections();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

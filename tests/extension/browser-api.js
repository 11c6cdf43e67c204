/** The few browser calls that keeping an edition needs, over a real loopback server and plain maps. */
import { once } from "node:events";
import http from "node:http";

/**
 * @param {Map<string, Buffer>} files  by path, as the extension's own folder and as the server's
 */
export async function browserWith(files) {
  /** @type {string[]} */
  const asked = [];
  /**
   * Set by a test: what the browser's storage answers instead of keeping something.
   *
   * @type {{refuses: (values: object) => Error | null}}
   */
  const storage = { refuses: () => null };
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? "");
    const body = files.get(new URL(request.url ?? "", "http://x").pathname);
    response.writeHead(body ? 200 : 404, { connection: "close" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const address = `http://127.0.0.1:${port}`;
  const local = new Map();
  const alarms = new Map();
  Object.assign(globalThis, {
    chrome: {
      i18n: { getUILanguage: () => "zh-CN" },
      runtime: { getURL: (/** @type {string} */ path) => `${address}/${path}` },
      storage: {
        local: {
          get: async (/** @type {string[]} */ keys) =>
            Object.fromEntries(
              keys.filter((key) => local.has(key)).map((key) => [key, structuredClone(local.get(key))]),
            ),
          set: async (/** @type {object} */ values) => {
            const refusal = storage.refuses(values);
            if (refusal) throw refusal;
            Object.entries(values).forEach(([key, value]) => local.set(key, structuredClone(value)));
          },
          remove: async (/** @type {string | string[]} */ keys) => [keys].flat().forEach((key) => local.delete(key)),
        },
      },
      alarms: {
        get: async (/** @type {string} */ name) => alarms.get(name),
        create: async (/** @type {string} */ name, /** @type {object} */ info) => alarms.set(name, info),
        clear: async (/** @type {string} */ name) => alarms.delete(name),
      },
    },
  });
  return { address, alarms, asked, storage, close: () => server.close() };
}

/**
 * The loopback proxy through which a browser under test does all its talking: it answers for the
 * fixture sites, passes on what goes to loopback, refuses the rest, and writes everything down.
 */
import http from "node:http";

/**
 * One request as the browser sent it. `from` tells the browser's own errands (Chromium's component
 * and account checks, led to one host by flags) from everything else.
 *
 * @typedef {object} Recorded
 * @property {"browser" | "page or extension"} from
 * @property {string} method
 * @property {string} url
 * @property {string} host
 * @property {string} path
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {string} body
 */

/** @typedef {{status?: number, type?: string, body: string | Buffer, headers?: Record<string, string>}} Answer */
/** @typedef {(request: {host: string, path: string}) => Answer | null | Promise<Answer | null>} Site */

/** Where the browser's own errands are sent, by flags. */
export const ERRANDS = "browser.invalid";

export async function startProxy() {
  /** By host name without port. @type {Map<string, Site>} */
  let sites = new Map();
  /** @type {Recorded[]} */
  let requests = [];
  /** @param {http.IncomingMessage} request @param {string} url @param {string} body */
  const record = (request, url, body) => {
    const { host, hostname, pathname, search } = new URL(url);
    requests.push({
      from: hostname === ERRANDS ? "browser" : "page or extension",
      method: request.method ?? "",
      url,
      host,
      path: pathname + search,
      headers: request.headers,
      body,
    });
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://direct.invalid");
    const body = await read(request);
    record(request, url.href, body.toString("latin1"));
    const site = sites.get(url.hostname);
    if (site) {
      const answer = await site({ host: url.hostname, path: url.pathname + url.search });
      return send(response, answer ?? { status: 404, body: "not found" });
    }
    if (url.hostname === "127.0.0.1") return forward(request, url, body, response);
    send(response, { status: 502, body: "no such fixture site" });
  });
  server.on("connect", (request, socket) => {
    record(request, `https://${request.url}/`, "");
    socket.on("error", () => {});
    socket.end("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));

  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    port: address.port,
    /** From now on these answer, and what is asked for is written down anew. @param {Map<string, Site>} its */
    begin(its) {
      sites = its;
      requests = [];
      return requests;
    },
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}

/** @param {http.IncomingMessage} request */
async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** @param {http.ServerResponse} response @param {Answer} answer */
function send(response, { status = 200, type = "text/html; charset=utf-8", body, headers = {} }) {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers });
  response.end(body);
}

/** @param {http.IncomingMessage} request @param {URL} url @param {Buffer} body @param {http.ServerResponse} response */
function forward(request, url, body, response) {
  const onward = http.request(url, { method: request.method, headers: request.headers }, (reply) => {
    response.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(response);
  });
  onward.on("error", () => response.destroy());
  onward.end(body);
}

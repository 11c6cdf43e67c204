/** The extension's only requests, over a real loopback server: what is asked, and what is made of each answer. */
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { after, before, test } from "node:test";
import { Refused } from "../../../../extension/core/edition/verify.js";
import { latestAt, ownFiles, serverFiles } from "../../../../extension/core/edition/fetching.js";

/** @type {Record<string, (response: http.ServerResponse) => unknown>} */
const ANSWERS = {
  "/editions/7/cn.json": (response) => response.end("0123456789"),
  "/editions/7/broken.json": (response) => (response.writeHead(500), response.end()),
  "/editions/7/moved.json": (response) => (
    response.writeHead(302, { location: "/editions/7/cn.json" }),
    response.end()
  ),
  "/editions/7/cut.json": (response) => (
    response.writeHead(200, { "content-length": 100 }),
    response.write("half"),
    setImmediate(() => response.destroy())
  ),
};
let latest = "";
/** @type {http.IncomingMessage[]} */
const asked = [];
/** @type {http.Server} */
let server;
let address = "";
before(async () => {
  server = http.createServer((request, response) => {
    asked.push(request);
    const { url = "" } = request;
    if (url === "/editions/latest.json" && latest) return response.end(latest);
    if (ANSWERS[url]) return ANSWERS[url](response);
    response.writeHead(404);
    response.end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  address = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
});
after(() => (server.close(), server.closeAllConnections()));

/** @param {Uint8Array | null} bytes */
const textOf = (bytes) => bytes && new TextDecoder().decode(bytes);
/** @param {Promise<unknown>} asking @param {string} code */
const refused = (asking, code) => assert.rejects(asking, (error) => error instanceof Refused && error.code === code);

test("a file of an edition is read whole, or one byte beyond the limit", async () => {
  const get = serverFiles(address, 7);
  assert.equal(textOf(await get("cn.json", 100)), "0123456789");
  assert.equal(textOf(await get("cn.json", 10)), "0123456789");
  assert.equal(textOf(await get("cn.json", 4)), "01234");
});

test("what is missing is nothing; what fails, moves or breaks off is unreachable", async () => {
  const get = serverFiles(address, 7);
  assert.equal(await get("gone.json", 10), null);
  for (const name of ["broken.json", "moved.json", "cut.json"]) await refused(get(name, 1000), "unreachable");
  await refused(serverFiles("http://127.0.0.1:9", 7)("cn.json", 10), "unreachable");
});

test("a request carries no cookie and no referrer, and asks for nothing but the file", async () => {
  asked.length = 0;
  await serverFiles(address, 7)("cn.json", 100);
  assert.deepEqual(
    asked.map(({ method, url, headers }) => [method, url, headers.cookie, headers.referer]),
    [["GET", "/editions/7/cn.json", undefined, undefined]],
  );
});

test("the newest edition is a number above nought, with whatever is said of its key", async () => {
  latest = JSON.stringify({ edition: 7, key: { id: "k" }, more: 1 });
  assert.deepEqual(await latestAt(address), { edition: 7, key: { id: "k" } });
  for (const bad of [
    "{",
    "[]",
    '{"edition": "7"}',
    '{"edition": 0}',
    '{"edition": 1.5}',
    `{"edition": 7, "x": "${"x".repeat(5000)}"}`,
  ]) {
    latest = bad;
    await refused(latestAt(address), "malformed");
  }
  latest = "";
  await refused(latestAt(address), "unreachable");
});

test("of its own folder a file that is not there is nothing", async () => {
  const get = ownFiles(`${address}/editions/7/`);
  assert.equal(textOf(await get("cn.json", 100)), "0123456789");
  assert.equal(await get("gone.json", 100), null);
  assert.equal(await ownFiles("http://127.0.0.1:9/")("cn.json", 100), null);
});

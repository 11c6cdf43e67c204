/** The extension's only requests, over a real loopback server: what is asked, and what is made of each answer. */
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { ownTree, treeAt, whenBytesCome } from "../../../../extension/core/edition/requests.js";
import { Refused } from "../../../../extension/core/edition/errors.js";

const TEXT = "0123456789";
/** Sends the next drop; how many bytes. @type {() => number} */
let drip;
const PORTION = 2 ** 18;
const LONG = Buffer.alloc(5 * PORTION, TEXT);
/** @type {Record<string, (response: http.ServerResponse) => unknown>} */
const ANSWERS = {
  "/v2/whole.json": (response) => response.end(TEXT),
  "/v2/whole.json.gz": (response) => response.end(gzipSync(TEXT)),
  "/v2/unpacked.json.gz": (response) => response.end(TEXT),
  "/v2/by-itself.json.gz": (response) => (
    response.writeHead(200, { "content-encoding": "gzip" }),
    response.end(gzipSync(TEXT))
  ),
  "/v2/damaged.json.gz": (response) => response.end(gzipSync(TEXT).subarray(0, 15)),
  "/v2/endless.json.gz": (response) => {
    const part = Buffer.alloc(2 ** 16);
    const more = () => {
      while (response.write(part));
      response.once("drain", more);
    };
    more();
  },
  "/v2/dripping.json": (response) => dropping(response, Buffer.alloc(100), 1),
  "/v2/dripping.json.gz": (response) => dropping(response, LONG, 2 ** 10),
  "/v2/steady.json.gz": (response) => dropping(response, LONG, PORTION),
  "/v2/broken.json": (response) => (response.writeHead(500), response.end()),
  "/v2/moved.json": (response) => (response.writeHead(302, { location: "/v2/whole.json" }), response.end()),
  "/v2/cut.json": (response) => (
    response.writeHead(200, { "content-length": 100 }),
    response.write("half"),
    setImmediate(() => response.destroy())
  ),
};
/** @param {http.ServerResponse} response @param {Buffer} body @param {number} size  of a drop */
function dropping(response, body, size) {
  let at = 0;
  drip = () => {
    const drop = body.subarray(at, (at += size));
    if (at >= body.length) response.end(drop);
    else response.write(drop);
    return drop.length;
  };
  response.flushHeaders();
}

/** @type {http.IncomingMessage[]} */
const asked = [];
/** @type {http.Server} */
let server;
let address = "";
before(async () => {
  server = http.createServer((request, response) => {
    asked.push(request);
    const answer = ANSWERS[request.url ?? ""];
    if (answer) return answer(response);
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

test("what lies in a tree is read whole, or one byte beyond the limit", async () => {
  const { get } = treeAt(address);
  assert.equal(textOf(await get("v2/whole.json", 100)), TEXT);
  assert.equal(textOf(await get("v2/whole.json", 10)), TEXT);
  assert.equal(textOf(await get("v2/whole.json", 4)), "01234");
});

test("a file is fetched compressed, and taken as it is where a server unpacked it", async () => {
  const { file } = treeAt(address);
  for (const name of ["whole", "unpacked", "by-itself"]) {
    assert.equal(textOf(await file(`v2/${name}.json`, 10)), TEXT, name);
    assert.equal(textOf(await file(`v2/${name}.json`, 4)), "01234", name);
  }
  await refused(file("v2/damaged.json", 10), "tampered");
});

test("no more is read of an answer without end than a file of that size has", async () => {
  assert.equal((await treeAt(address).file("v2/endless.json", 10))?.length, 11);
});

test("what is missing is nothing; what fails, moves or breaks off is unreachable", async () => {
  const { get, file } = treeAt(address);
  assert.equal(await get("v2/gone.json", 10), null);
  assert.equal(await file("v2/gone.json", 10), null);
  for (const name of ["broken.json", "moved.json", "cut.json"]) await refused(get(`v2/${name}`, 1000), "unreachable");
  await refused(treeAt("http://127.0.0.1:9").get("v2/whole.json", 10), "unreachable");
});

test("what drips is unreachable after a minute; a file of which more comes each minute is waited for", async (t) => {
  const { get, file } = treeAt(address);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { read } = ReadableStreamDefaultReader.prototype;
  let [sent, came, minutes] = [0, 0, 0];
  t.mock.method(ReadableStreamDefaultReader.prototype, "read", /** @this {any} */ async function () {
    if (came === sent) (t.mock.timers.tick(40_000), (minutes += 40 / 60), (sent += drip()));
    const part = await read.call(this);
    came += part.value?.length ?? 0;
    return part;
  });
  for (const asking of [() => get("v2/dripping.json", 100), () => file("v2/dripping.json", LONG.length)]) {
    [sent, came, minutes] = [0, 0, 0];
    await refused(asking(), "unreachable");
    assert.ok(minutes <= 2);
  }
  [sent, came, minutes] = [0, 0, 0];
  assert.deepEqual(await file("v2/steady.json", LONG.length), new Uint8Array(LONG));
  assert.ok(minutes > 3);
});

test("how many bytes came is told, of how many that servers named", async () => {
  /** @type {[number, number][]} */
  const told = [];
  whenBytesCome((came, all) => told.push([came, all]));
  const { get } = treeAt(address);
  await get("v2/whole.json", 100);
  await get("v2/whole.json", 100);
  assert.deepEqual(told.at(-1), [2 * TEXT.length, 2 * TEXT.length]);
  assert.ok(told.every(([came], n) => n === 0 || came >= told[n - 1][0]));
});

test("a request carries no cookie and no referrer, and asks for nothing but the file", async () => {
  asked.length = 0;
  await treeAt(address).get("v2/whole.json", 100);
  assert.deepEqual(
    asked.map(({ method, url, headers }) => [method, url, headers.cookie, headers.referer]),
    [["GET", "/v2/whole.json", undefined, undefined]],
  );
});

test("of its own folder a file is read as it lies there, and one that is not there is nothing", async () => {
  const { get, file } = ownTree(`${address}/`);
  assert.equal(textOf(await get("v2/whole.json", 100)), TEXT);
  assert.equal(textOf(await file("v2/whole.json", 100)), TEXT);
  assert.equal(await get("v2/gone.json", 100), null);
  assert.equal(await ownTree("http://127.0.0.1:9/").get("v2/whole.json", 100), null);
});

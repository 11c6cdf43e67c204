import assert from "node:assert/strict";
import { test } from "node:test";
import { createHash } from "node:crypto";
import { leaks } from "./recording.js";

const known = {
  server: "http://127.0.0.1:9",
  visited: ["http://www.msxf.com/loan"],
  words: ["马上消费"],
};

/**
 * @param {string} url
 * @param {Partial<import("./proxy.js").Recorded>} [more]
 * @returns {import("./proxy.js").Recorded}
 */
function request(url, more = {}) {
  const { host, pathname, search } = new URL(url);
  return {
    from: "page or extension",
    method: "GET",
    url,
    host,
    path: pathname + search,
    headers: {},
    body: "",
    ...more,
  };
}

test("the page itself, its icon and editions are no leak", () => {
  const fine = [
    "http://www.msxf.com/loan", "http://www.msxf.com/favicon.ico", "http://127.0.0.1:9/editions/v2/timestamp.json",
    "http://127.0.0.1:9/editions/v2/keys.json", "http://127.0.0.1:9/editions/v2/manifests/12.json.gz",
    `http://127.0.0.1:9/editions/v2/files/${"a".repeat(64)}.json.gz`,
  ];
  assert.deepEqual(leaks(fine.map((url) => request(url)), known), []);
});

test("a host, a hash of it, a word of the page, a referer and an unknown request are found", () => {
  const hash = createHash("sha256").update("msxf.com").digest("base64url");
  const errand = { from: /** @type {const} */ ("browser") };
  const planted = [
    request("http://127.0.0.1:9/v1/lookup?host=a.example"),
    request("http://127.0.0.1:9/editions/v2/timestamp.json", { headers: { referer: "http://a.example/" } }),
    request("http://127.0.0.1:9/editions/v2/timestamp.json", { headers: { "x-host": "msxf.com" } }),
    request("http://browser.invalid/update", { ...errand, body: hash }),
    request("http://browser.invalid/update", { ...errand, body: Buffer.from("马上消费").toString("latin1") }),
    request("http://www.msxf.com/loan", { method: "POST", body: "seen" }),
    request("http://elsewhere.example/"),
  ];
  for (const one of planted) assert.notDeepEqual(leaks([one], known), [], one.url);
});

/** The sorting of requests itself: what is planted is found, here and in the list of all (`every-request.js`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PLANTED, sortOf } from "./network.js";
import { end, start } from "./running.js";

const BY = {
  suite: "x",
  kind: "chromium",
  server: "http://127.0.0.1:9",
  servers: [],
  sites: ["page.test"],
  opened: ["http://127.0.0.1:8/planner"],
  forms: ["http://127.0.0.1:7"],
  ways: ["out.test"],
  requests: [],
};

/** @param {string} url @param {Partial<import("./proxy.js").Recorded>} [more] */
function sort(url, more = {}) {
  const { host, pathname, search } = new URL(url);
  return sortOf(
    { from: "page or extension", method: "GET", url, host, path: pathname + search, headers: {}, body: "", ...more },
    BY,
  );
}

test("test pages, editions and errands are told apart", () => {
  assert.equal(sort("http://page.test/a.css"), "page");
  assert.equal(sort("http://127.0.0.1:8/static/layout.css"), "page");
  assert.equal(
    sort("http://127.0.0.1:9/editions/v2/timestamp.json", { headers: { origin: "chrome-extension://x" } }),
    "edition",
  );
  assert.equal(sort("https://redirector.gvt1.com:443/", { method: "CONNECT" }), "errand");
  assert.equal(sort("https://out.test:443/", { method: "CONNECT" }), "way out");
  const form = { method: "POST", body: "text=a", headers: { origin: "http://127.0.0.1:7" } };
  assert.equal(sort("http://127.0.0.1:7/threats", form), "form");
  assert.equal(sort("http://browser.invalid/update", { from: "browser", method: "POST" }), "errand");
});

test("what is planted is found", () => {
  const planted = [
    sort("http://elsewhere.test/"),
    sort("http://127.0.0.1:9/v1/lookup?host=page.test"),
    sort("http://127.0.0.1:9/editions/v2/timestamp.json?host=page.test"),
    sort("http://127.0.0.1:9/editions/v2/timestamp.json", { headers: { cookie: "a=b" } }),
    sort("http://page.test/", { method: "POST", body: "seen" }),
    sort("http://127.0.0.1:7/", { method: "POST", body: "seen", headers: { origin: "chrome-extension://x" } }),
    sort("https://other.test:443/", { method: "CONNECT" }),
    sort("http://page.test/", { headers: { origin: "moz-extension://x" } }),
  ];
  for (const one of planted) assert.match(one, /^unexpected/u);
});

test("a browser that no suite drives asks for what is planted", { skip: !process.env.XIANCHA_REQUESTS }, async () => {
  const running = await start("chromium", new Map());
  await end(running);
  const [page] = await running.browser.pages();
  await page.goto(PLANTED);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "../../../extension/browser/language.js";
import { keptLocally } from "../storage-areas.js";

test("a page whose words cannot be had speaks the first language, and its own as soon as they can", async (t) => {
  keptLocally();
  const id = "chrome-extension://own/";
  Object.assign(chrome, {
    i18n: { getUILanguage: () => "id" },
    runtime: { getURL: (/** @type {string} */ path) => id + path },
  });
  let isThere = false;
  t.mock.method(globalThis, "fetch", async (/** @type {string} */ url) => {
    if (url.includes("/id/") && !isThere) throw new TypeError("no network");
    return Response.json({ name: { message: url } });
  });
  const first = await speak();
  assert.equal(first.language, "zh_CN");
  assert.ok(first.say("name").includes("/zh_CN/"));
  isThere = true;
  assert.equal((await speak()).language, "id");
});

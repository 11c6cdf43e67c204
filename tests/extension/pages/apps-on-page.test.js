/** What the popup takes of a page's answer about apps: whatever a page may say, and no more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded } from "../../../extension/pages/apps-on-page.js";
import { STORES, SUFFIXES } from "../sample.js";

const TABLES = { stores: STORES, suffixes: SUFFIXES };
const PLAY = "https://play.google.com/store/apps/details?id=";
const NOTHING = { installs: false, links: [], developer: "" };

test("each app once, three at most, and packages", () => {
  const links = ["a.b.c", "a.b.c", "d.e.f", "g.h.i", "j.k.l"].map((app) => `${PLAY}${app}`);
  const told = { links: [...links, "https://x.test/a.apk?b"], developers: ["Nobody Ltd"] };
  const found = decoded(told, "https://x.test/", TABLES);
  assert.deepEqual(found.links.map(({ app }) => app), ["a.b.c", "d.e.f", "g.h.i"]);
  assert.deepEqual([found.installs, found.developer], [true, ""], "no store, no developer");
});

test("of a store's page its developer alone, the first that is a name", () => {
  const told = { links: [`${PLAY}d.e.f`], developers: ["", 7, " \n", "First\n Lending  Ltd", "Other"] };
  assert.deepEqual(decoded(told, `${PLAY}a.b.c`, TABLES), { ...NOTHING, developer: "First Lending Ltd" });
});

test("nothing of an answer that is none, or too long", () => {
  for (const told of [null, 7, {}, { links: "a", developers: {} }, { links: [`${PLAY}a.b.${"c".repeat(3000)}`] }]) {
    assert.deepEqual(decoded(told, "https://x.test/", TABLES), NOTHING);
  }
  const named = { links: [], developers: ["x".repeat(81)] };
  assert.deepEqual(decoded(named, `${PLAY}a.b.c`, TABLES), NOTHING);
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { company } from "../../../../extension/core/names/company.js";
import { folding } from "../../../../extension/core/names/text.js";
import { host, isShared, walk } from "../../../../extension/core/names/host.js";
import { licence } from "../../../../extension/core/names/licence.js";
import { FOLD, SUFFIXES } from "../../sample.js";

const TABLE = folding(`${FOLD}開开發发亞亚額额`);
const SHARED = new Set(["play.google.com", "github.io", ".aptoide.com"]);

/** @param {string} name @returns {Promise<{in: string, out: string | null}[]>} */
async function cases(name) {
  return JSON.parse(await readFile(new URL(`../../../cases/${name}.json`, import.meta.url), "utf8"));
}

for (const { in: given, out } of await cases("hosts")) {
  test(`the host of ${JSON.stringify(given)} is ${out}`, () => assert.equal(host(given, SUFFIXES), out));
}
for (const { in: given, out } of await cases("names")) {
  test(`the normal form of ${JSON.stringify(given)}`, () => assert.equal(company(given, TABLE), out));
}

test("a licence number loses its white space and its case", () => {
  assert.equal(licence(" Ｘ0007 h244030001", TABLE), "x0007h244030001");
});

test("a walk ends below a public suffix", () => {
  const tables = { suffixes: SUFFIXES, shared: SHARED };
  assert.deepEqual(walk("a.b.c.sg", tables), ["a.b.c.sg", "b.c.sg", "c.sg"]);
  assert.deepEqual(walk("pay.lender.com.sg", tables), ["pay.lender.com.sg", "lender.com.sg"]);
});

test("a walk never steps onto or above a shared host", () => {
  const tables = { suffixes: SUFFIXES, shared: SHARED };
  assert.deepEqual(walk("play.google.com", tables), []);
  assert.deepEqual(walk("x.play.google.com", tables), ["x.play.google.com"]);
  assert.deepEqual(walk("loans.github.io", tables), ["loans.github.io"]);
  assert.deepEqual(walk("google.com", tables), ["google.com"]);
  assert.deepEqual(walk("x.en.aptoide.com", tables), []);
});

test("a leading dot shares all below", () => {
  const hosts = ["aptoide.com", "x.en.aptoide.com", "github.io", "x.github.io", "notaptoide.com"];
  assert.deepEqual(hosts.map((one) => isShared(one, SHARED)), [true, true, true, false, false]);
});

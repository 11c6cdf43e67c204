import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { company } from "../../../../extension/core/normalise/company.js";
import { folding } from "../../../../extension/core/normalise/text.js";
import {
  beforeAnAt, browsed, host, ip, isShared, isWeb, siteOf, walk, withParents,
} from "../../../../extension/core/normalise/host.js";
import { licence } from "../../../../extension/core/normalise/licence.js";
import { FOLD, SUFFIXES } from "../../sample.js";

const TABLE = folding(`${FOLD}開开發发亞亚額额`);
const SHARED = new Set(["play.google.com", "github.io", ".aptoide.com"]);

/** @param {string} name @returns {Promise<{in: string, out: string | null, before_an_at?: string}[]>} */
async function cases(name) {
  return JSON.parse(await readFile(new URL(`../../../cases/${name}.json`, import.meta.url), "utf8"));
}

for (const { in: given, before_an_at: before } of await cases("hosts")) {
  if (before === undefined) continue;
  test(`${before || "no host"} stands before an @ in ${given}`, () => {
    assert.equal(beforeAnAt(given, SUFFIXES), before);
  });
}

for (const { in: given, out } of await cases("hosts")) {
  test(`the host of ${JSON.stringify(given)} is ${out}`, () => assert.equal(host(given, SUFFIXES), out));
}
for (const { in: given, out } of await cases("names")) {
  test(`the normal form of ${JSON.stringify(given)}`, () => assert.equal(company(given, TABLE), out));
}

test("a host has at most 253 characters and so 127 labels", () => {
  const label = "a".repeat(60);
  const longest = [label, label, label, label, "b".repeat(6), "sg"].join(".");
  assert.equal(longest.length, 253);
  assert.equal(host(longest, SUFFIXES), longest);
  assert.equal(host(`c${longest}`, SUFFIXES), null);
  assert.ok(host(`${"a.".repeat(126)}s`, SUFFIXES));
  assert.equal(host(`${"a.".repeat(127)}s`, SUFFIXES), null);
});

test("an IP address is told from a host", () => {
  assert.deepEqual(
    ["103.45.67.89", "103.45.67.89:8080/a", "http://6260/"].map(ip),
    ["103.45.67.89", "103.45.67.89", "0.0.24.116"],
  );
  for (const other of ["6260", "http://103.45.67.89.example.com/", "example.com", ""]) assert.equal(ip(other), null);
});

test("what a browser opens for what is typed, and nothing where it opens none", () => {
  const typed = [" //Lender.sg/a ", "lender.\tsg", "reader@lender.sg", "two words", "stra\u1e9ee.sg", ""];
  assert.deepEqual(typed.map(browsed), ["lender.sg", "lender.sg", "lender.sg", "", "", ""]);
});

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
  assert.deepEqual(walk("aptoide.com", tables), []);
});

test("a leading dot shares all below", () => {
  const hosts = ["aptoide.com", "x.en.aptoide.com", "github.io", "x.github.io", "notaptoide.com"];
  assert.deepEqual(hosts.map((one) => isShared(one, SHARED)), [true, true, true, false, false]);
});

test("a host and its parents have two labels and more", () => {
  assert.deepEqual(withParents("a.b.sg"), ["a.b.sg", "b.sg"]);
  assert.deepEqual(withParents("sg"), []);
});

test("only addresses of the web are opened", () => {
  for (const url of ["http://a.example/", "HTTPS://a.example"]) assert.ok(isWeb(url));
  for (const url of [
    "javascript:alert(1)",
    "javascript:'http://a.example/'",
    "data:text/html,x",
    "file:///etc",
    "chrome://settings",
    "",
    "http:",
    "https:///",
    "https://a b.example/",
    "//a.example",
    null,
    { toString: () => "http://a.example/" },
  ]) {
    assert.ok(!isWeb(url), String(url));
  }
});

test("the site of an address is what somebody registered, below a site builder too", () => {
  const site = (/** @type {string} */ url) => siteOf(url, { suffixes: SUFFIXES });
  assert.equal(site("https://pay.lender.com.sg/a"), "lender.com.sg");
  assert.equal(site("https://www.loans.github.io/a"), "loans.github.io");
  assert.equal(site("http://127.0.0.1:8321/"), "127.0.0.1:8321");
  assert.equal(site("https://github.io/"), "github.io");
});

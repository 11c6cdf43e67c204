import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { company } from "../../../../extension/core/normalise/company.js";
import { folding, letters } from "../../../../extension/core/normalise/text.js";

const CASES = new URL("../../../cases/", import.meta.url);
const TABLE = folding("聯联東东亞亚國国極极錢钱開开發发銀银貸贷額额門门費费");
const NOTHING = folding("");
const BLOCK = 0x1000;

/** @param {string} file */
const read = async (file) => JSON.parse(await readFile(new URL(file, CASES), "utf8"));

for (const { in: given, out } of await read("names.json")) {
  test(`the name ${JSON.stringify(given)} is ${JSON.stringify(out)}`, () => assert.equal(company(given, TABLE), out));
}

/** Some code points; "0" parts them, since it goes together with none. @param {number} start */
function block(start) {
  const codes = Array.from({ length: BLOCK }, (_, at) => start + at).filter((code) => code < 0xd800 || code >= 0xe000);
  return codes.map((code) => String.fromCodePoint(code)).join("0");
}

for (const [start, digest] of Object.entries((await read("code-points.json")).digests)) {
  test(`the characters from U+${start} on are read as the server reads them`, () => {
    const spelt = letters(block(Number.parseInt(start, 16)), NOTHING);
    assert.equal(createHash("sha256").update(spelt).digest("hex").slice(0, 16), digest);
  });
}

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findAddress } from "../../../../extension/core/normalise/address.js";
import { host, ip } from "../../../../extension/core/normalise/host.js";
import { visible } from "../../../../extension/core/normalise/text.js";
import { SUFFIXES } from "../../sample.js";

/** @type {{in: string, out: string | null, several?: boolean, doubtful?: boolean, ip?: string}[]} */
const CASES = JSON.parse(await readFile(new URL("../../../cases/addresses.json", import.meta.url), "utf8"));

for (const { in: given, out, several = false, doubtful = false, ip: number = null } of CASES) {
  test(`the address in ${JSON.stringify(given)} leads to ${out}`, () => {
    const found = findAddress(visible(given), SUFFIXES);
    assert.equal(found.address ? host(found.address, SUFFIXES) : null, out);
    assert.equal(found.address ? ip(found.address) : null, number);
    assert.deepEqual([found.several, found.doubtful], [several, doubtful]);
  });
}

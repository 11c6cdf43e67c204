/** How labels look, and by which slip two differ. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { blur, look, passingFor, shape, slip } from "../../../../extension/core/lookalike/spelling.js";
import { TABLES } from "../../sample.js";

const shared = JSON.parse(await readFile(new URL("../../../cases/lookalikes.json", import.meta.url), "utf8"));
const alike = passingFor(TABLES.lookalike.alike);

for (const { in: label, out } of shared.labels) {
  test(`${label} is seen as ${out}`, () => assert.equal(look(label, alike).seen, out));
}

for (const { right, wrong, out } of shared.slips) {
  test(`from ${right} to ${wrong}: ${out ?? "no single slip"}`, () => assert.equal(slip(right, wrong), out));
}

for (const [one, other] of shared.same_shape) {
  test(`${one} and ${other} have one shape`, () => assert.equal(shape(one), shape(other)));
}

for (const [one, other] of shared.alike_at_a_glance) {
  test(`${one} and ${other} are one blur and two shapes`, () => {
    assert.notEqual(shape(one), shape(other));
    assert.equal(blur(shape(one)), blur(shape(other)));
  });
}

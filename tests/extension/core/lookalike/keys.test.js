/** No imitation is missed for want of a key: what one slip, one look or one word parts still meets under one. */
import { tries } from "../../effort.js";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import { keysAsked, Lookalikes } from "../../../../extension/core/lookalike/host-index.js";
import { keysNear, slipKeys } from "../../../../extension/core/lookalike/keys.js";
import { Rules } from "../../../../extension/core/lookalike/rules.js";
import { PublicSuffixes } from "../../../../extension/core/normalise/public-suffixes.js";
import { TABLES } from "../../sample.js";

const shared = JSON.parse(await readFile(new URL("../../../cases/lookalikes.json", import.meta.url), "utf8"));
const suffixes = new PublicSuffixes({ icann: shared.suffixes.join(" "), private: "" });
const { groups, namesakes } = shared;
const { lookalike } = TABLES;
const RULES = new Rules({ suffixes, shared: new Set(shared.shared), lookalike, groups, namesakes });
const WHOLE = new Lookalikes(shared.known, RULES);

const LETTER = fc.constantFrom(..."abcdeilmnorsuvw0158");
const SLIPS = /** @type {const} */ (["none", "insertion", "omission", "replacement", "transposition"]);

/** @param {string} text @param {typeof SLIPS[number]} kind @param {number} place @param {string} letter */
function slipped(text, kind, place, letter) {
  const at = place % (text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (kind === "insertion") return before + letter + after;
  if (kind === "omission") return before + after.slice(1);
  if (kind === "replacement" && after) return before + letter + after.slice(1);
  if (kind === "transposition" && after.length > 1) return before + after[1] + after[0] + after.slice(2);
  return text;
}
const SLIP = fc.tuple(fc.constantFrom(...SLIPS), fc.nat({ max: 40 }), LETTER);

test("a name and every name one slip away share a key", () => {
  fc.assert(
    fc.property(fc.string({ unit: LETTER, maxLength: 20 }), SLIP, (name, [kind, place, letter]) => {
      const held = new Set(slipKeys(name));
      return keysNear(slipped(name, kind, place, letter)).some((key) => held.has(key));
    }),
    { numRuns: tries(2000, 100_000) },
  );
});

/** By their keys alone, as a worker reads them. */
const held = shared.known.map((/** @type {import("../../../../extension/core/lookalike/rules.js").Known} */ known) => ({
  known,
  keys: new Set(RULES.keysOf(known, RULES.brand(known))),
}));

/** @param {string} host @param {string} [before] */
function byKeys(host, before) {
  const asked = keysAsked(host, RULES, before);
  const found = held.filter((/** @type {typeof held[0]} */ { keys }) => asked.some((key) => keys.has(key)));
  const known = found.map((/** @type {typeof held[0]} */ one) => one.known);
  return new Lookalikes(known, RULES).imitated(host, [], before);
}

const HOSTS = shared.known.map((/** @type {{host: string}} */ { host }) => host);
const PART = fc.constantFrom("", "", "-", ".", "loan", "-loan", "dai", "my", "app-", "www-", "888", "es");
const ENDING = fc.constantFrom("", "", ".com", ".cn", ".top", ".com.sg", ".sg", ".github.io", ".apply-loan.cn");
const ASKED = fc
  .tuple(fc.constantFrom(...HOSTS), SLIP, PART, PART, ENDING)
  .map(([known, slip, ahead, behind, ending]) => `${ahead}${slipped(known, ...slip)}${behind}${ending}`);

test("who lies under the keys that a host asks for is all that it may imitate", () => {
  fc.assert(
    fc.property(ASKED, (host) => assert.deepEqual(byKeys(host), WHOLE.imitated(host), host)),
    { numRuns: tries(2000, 200_000) },
  );
  for (const { in: host } of shared.cases) assert.deepEqual(byKeys(host), WHOLE.imitated(host), host);
  for (const { in: host, before } of shared.before_an_at) {
    assert.deepEqual(byKeys(host, before), WHOLE.imitated(host, [], before), before);
  }
});

test("the keys of a host that imitates nobody lead to few", () => {
  const all = new Set(held.flatMap((/** @type {typeof held[0]} */ { keys }) => [...keys]));
  const hosts = ["paypal.com", "baidu.com", "bankofamerica.com", "haier.com", "news.example.com"];
  for (const host of hosts) assert.equal(keysAsked(host, RULES).filter((key) => all.has(key)).length, 0, host);
});

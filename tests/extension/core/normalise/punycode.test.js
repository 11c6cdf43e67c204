/**
 * Labels as the registries write them, back to what people see. Node's own `domainToASCII` tells how they are written.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { domainToASCII } from "node:url";
import fc from "fast-check";
import { fromPunycode } from "../../../../extension/core/normalise/punycode.js";

test("the examples of RFC 3492 and of the web", () => {
  for (const [encoded, text] of [
    ["ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"],
    ["ihqwctvzc91f659drss3x8bo0yb", "他們爲什麽不說中文"],
    ["maana-pta", "mañana"],
    ["3B-ww4c5e180e575a65lsy2b".toLowerCase(), "3年b組金八先生"],
    ["mnchen-3ya", "münchen"],
    ["fiqs8s", "中国"],
    ["bcher-kva", "bücher"],
    ["n3h", "☃"],
    ["ls8h", "💩"],
  ]) {
    assert.equal(fromPunycode(encoded), text, encoded);
  }
});

test("whatever can stand in a label comes back from it", () => {
  const letter = fc.constantFrom(..."借贷款银行中国微众паурlоаn-äé9あ한ไ");
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 20 }), (letters) => {
      const text = letters.join("").replace(/^-+|-+$/gu, "");
      const ascii = domainToASCII(text);
      if (!ascii.startsWith("xn--")) return;
      assert.equal(fromPunycode(ascii.slice(4)), text.normalize("NFC"));
    }),
  );
});

test("what is broken is nothing, and nothing throws", () => {
  for (const broken of ["9", "a-!", "fiqs8", "99999999", "中"]) assert.equal(fromPunycode(broken), null, broken);
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => ["string", "object"].includes(typeof fromPunycode(text))),
  );
});

/** The content scripts' words for what asks for identity or money: a page is told of only where they are found. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { PHRASES } from "../own-signals.js";

const FIELDS = await readFile(new URL("../../../extension/content/form-fields.js", import.meta.url), "utf8");
const isSecret = /** @type {(field: {type: string, label: string}) => boolean} */ (
  vm.runInNewContext(`${FIELDS}; xianchaIsSecret`)
);

/**
 * A phrase with each of its alternatives in turn, and without what may be left out.
 *
 * @param {string} phrase
 * @returns {string[]}
 */
function spelled(phrase) {
  const bare = phrase.replace(/\([^()]*\)\?| ?.\?/gu, (found) => (found.startsWith(" ") ? " " : ""));
  const group = /\(([^()]*)\)/u.exec(bare);
  return group ? group[1].split("|").flatMap((one) => spelled(bare.replace(group[0], one))) : [bare];
}

test("whatever a signal takes for a question about identity or money is one", () => {
  for (const [language, some] of Object.entries(PHRASES)) {
    for (const name of ["identity_field", "contacts_field", "password_field", "payment_field"]) {
      for (const label of (some[name] ?? []).flatMap(spelled)) {
        assert.ok(isSecret({ type: "text", label }), `${language}: ${name}: ${label}`);
      }
    }
  }
});

test("a password is one, whatever it is called; what every page asks is none", () => {
  assert.ok(isSecret({ type: "password", label: "" }));
  for (const label of ["Search", "Your e-mail", "City", "搜索", "昵称", "Cari", "newsletter"]) {
    assert.ok(!isSecret({ type: "text", label }), label);
  }
});

test("a word that stands inside of another is none of them", () => {
  for (const label of ["Batasan usia", "Perbatasan", "Bốn chữ số", "Ngày công bố", "Mẹo vặt", "Vợt cầu lông"]) {
    assert.ok(!isSecret({ type: "text", label }), label);
  }
  for (const label of ["Nama atasan", "nomor_atasan", "Tên bố", "số điện thoại mẹ", "Họ tên vợ/chồng"]) {
    assert.ok(isSecret({ type: "text", label }), label);
  }
});

/** Which fields matter, by what is said at them and beside them, and where the note stands. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import fc from "fast-check";
import { folding } from "../../../extension/core/normalise/text.js";
import { kindOf, reminds } from "../../../extension/worker/reminders.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";

const PLACE = await readFile(new URL("../../../extension/content/note-position.js", import.meta.url), "utf8");
const place =
  /** @type {(field: any, note: {width: number, height: number}, view: any) => {left: number, top: number} | null} */ (
    vm.runInNewContext(`${PLACE}; xianchaPlace`)
  );
const TABLE = folding(FOLD);

/** @param {string} label @param {string} [type] @param {string} [beside] */
const kind = (label, type = "text", beside = "") => kindOf({ label, type, beside }, SIGNALS.patterns, TABLE);

/** @type {Record<string, string[]>} */
const LABELS = {
  identity: ["身份证号 idNo", "请输入身份证号", "上传身份证正面", "证件号码", "NRIC number", "Aadhaar", "PAN card", "Nomor KTP", "NIK"],
  code: ["验证码", "短信验证码", "获取验证码", "Enter OTP", "one-time-code", "Verification code", "Kode OTP"],
  card: ["银行卡号", "储蓄卡号 cardNo", "开户行", "银行卡预留手机号", "Card number", "cc-number", "Bank account number", "Nomor rekening"],
  face: ["开始人脸识别", "刷脸认证", "Upload a selfie", "Face verification", "Verifikasi wajah"],
  contacts: ["授权通讯录", "上传通讯录", "读取手机联系人", "Allow access to contacts", "Contact list", "Daftar kontak"],
  emergency: ["紧急联系人姓名", "紧急联系人1 手机号", "联系人 1 电话", "亲属关系", "Emergency contact", "Next of kin", "Kontak darurat"],
};
for (const [expected, labels] of Object.entries(LABELS)) {
  test(`${expected}: its fields are known by what is said at them`, () => {
    for (const label of labels) assert.equal(kind(label), expected, label);
  });
}

test("a phone number matters where a code goes with it, and only there", () => {
  assert.equal(kind("手机号", "tel", "手机号 验证码 获取验证码"), "code");
  assert.equal(kind("Mobile", "text", "Mobile OTP Submit"), "code");
  assert.equal(kind("手机号", "tel", "手机号 借款金额 马上拿钱"), null);
});

test("ordinary fields have no reminder", () => {
  for (const label of [
    "借款金额", "借款期限", "姓名", "图形验证码", "会员卡号", "搜索", "邮箱", "Loan amount", "Full name", "Postal code", "Promo code",
    "Company", "Japan", "Jumlah pinjaman", "下一步",
  ]) {
    assert.equal(kind(label), null, label);
  }
});

test("reminders belong to three states, and can be switched off", async () => {
  let kept = {};
  Object.assign(globalThis, { chrome: { storage: { local: { get: async () => kept } } } });
  const on = async () => {
    const all = [
      "licensed", "partner", "none", "claimed", "uncovered", "unlisted", "lookalike", "suspended", "ended", "warned",
    ];
    const asked = await Promise.all(all.map(async (verdict) => ((await reminds({ verdict })) ? verdict : "")));
    return asked.filter(Boolean);
  };
  assert.deepEqual(await on(), ["claimed", "uncovered", "unlisted"]);
  kept = { reminders: false };
  assert.deepEqual(await on(), []);
});

test("a note stands below its field, above it where there is no room, or beside it", () => {
  const view = { left: 0, top: 0, right: 400, bottom: 300 };
  const note = { width: 200, height: 50 };
  const at = (/** @type {number[]} */ ...[left, top, right, bottom]) => {
    const found = place({ left, top, right, bottom }, note, view);
    return found && [found.left, found.top];
  };
  assert.deepEqual(at(20, 100, 300, 130), [20, 136]);
  assert.deepEqual(at(20, 250, 300, 280), [20, 194]);
  assert.deepEqual(at(300, 100, 390, 130), [194, 136]);
  assert.deepEqual(at(10, 10, 150, 290), [156, 10]);
  assert.equal(at(0, 0, 400, 300), null);
  assert.equal(at(20, 400, 300, 430), null, "a field out of sight");
});

test("wherever a note stands it is seen whole and covers nothing of its field", () => {
  const size = fc.integer({ min: 1, max: 900 });
  const place1 = fc.integer({ min: -900, max: 900 });
  fc.assert(
    fc.property(place1, place1, size, size, size, size, (left, top, width, height, w, h) => {
      const field = { left, top, right: left + width, bottom: top + height };
      const view = { left: 0, top: 40, right: 360, bottom: 640 };
      const at = place(field, { width: w, height: h }, view);
      if (!at) return;
      assert.ok(at.left >= view.left && at.top >= view.top && at.left + w <= view.right && at.top + h <= view.bottom);
      assert.ok(
        at.left >= field.right || at.left + w <= field.left || at.top >= field.bottom || at.top + h <= field.top,
      );
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { countryOf } from "../../../extension/page-reading/country.js";
import { facts } from "../sample-page.js";

/** @type {[string, Partial<import("../../../extension/page-reading/facts.js").Facts>, string][]} */
const CASES = [
  ["lender.com.sg", {}, "SG"],
  ["lender.co.uk", { lang: "zh-CN" }, "GB"],
  ["quick.example", { lang: "zh-CN" }, "CN"],
  ["quick.example", { lang: "zh-Hant-TW" }, "TW"],
  ["quick.example", { lang: "en-US", text: "Loans up to S$5,000" }, "SG"],
  ["quick.example", { text: "Loans up to £500" }, "GB"],
  ["quick.example", { title: "凭身份证就能借" }, "CN"],
  ["quick.example", { title: "Pinjaman cepat", lang: "id" }, "ID"],
  ["quick.example", { text: "KSh 500 to your M-Pesa. Like the shops in Singapore." }, "KE"],
  ["quick.example", { text: "Borrow up to ₦500,000, BVN needed." }, "NG"],
  ["quick.example", { text: "Hạn mức 10.000.000 VNĐ, giải ngân ngay" }, "VN"],
  ["quick.example", { title: "Vay nhanh", lang: "vi" }, "VN"],
  ["quick.example", { title: "Fast loans" }, ""],
  ["quick.io", { title: "Fast loans" }, ""],
];
for (const [host, some, expected] of CASES) {
  test(`${host} ${JSON.stringify(some)} speaks to ${expected || "nobody in particular"}`, () =>
    assert.equal(countryOf(host, facts(some)), expected));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { bannerFor, warningIn } from "../../../extension/worker/banner-text.js";
import { LANGUAGES, speaker } from "../../../extension/core/i18n.js";
import { readFile } from "node:fs/promises";
import { workerWithSample } from "../worker-api.js";

const FEE = "放款前请先缴纳解冻金 3000 元";
const BANK = "星河万象村镇银行股份有限公司";
await workerWithSample();

/** @param {string} verdict @param {object} [seen] @param {string} [reason] @returns {any} */
const found = (verdict, seen = {}, reason = "category") => ({
  verdict,
  reason,
  says: "这不是警告。",
  lender: null,
  query: { normal: "new.example" },
  covered: [],
  not_covered: [],
  seen: {
    host: "new.example", offers: true, asks: true, identity: true, fee: "", installs: false, country: "CN",
    words: { lender: BANK, ask: { zh_CN: "当地金融管理局" } },
    ...seen,
  },
});
/** @param {any} of */
const banner = (of) => bannerFor(of);

test("an offer that asks for identity in the name of a bank that cannot be verified gets a calm banner", async () => {
  for (const reason of ["category", "company", "no_host", "ambiguous"]) {
    const shown = await banner(found("uncovered", {}, reason));
    assert.equal(shown?.word, "先核实，再填资料");
    assert.equal(shown?.isCalm, true);
    assert.match(shown?.says ?? "", /没能核实这一页由谁放款/u);
  }
});

test("no banner stands where such a page asks for nothing, or offers nothing", async () => {
  assert.equal(await banner(found("uncovered", { identity: false })), null);
  assert.equal(await banner(found("uncovered", { offers: false })), null);
});

test("an address that an edition knows something of gets no such banner", async () => {
  for (const reason of ["reported", "listed", "no_register", "absent", "other_business", "old_warning"]) {
    assert.equal(await banner(found("uncovered", {}, reason)), null);
  }
});

test("the calm banner accuses nobody, in any language", async () => {
  for (const language of LANGUAGES) {
    const file = new URL(`../../../extension/_locales/${language}/messages.json`, import.meta.url);
    const say = speaker(JSON.parse(await readFile(file, "utf8")), language);
    const said = ["banner_unverified", "banner_unverified_says"].map((key) => say(key)).join(" ");
    assert.doesNotMatch(said, /[骗騙假]|scam|fraud|fake|illegal|penipu|palsu/iu);
  }
});

test("a banner begins with an order and is never cut: two lines of a narrow screen hold it", async () => {
  for (const language of LANGUAGES) {
    const file = new URL(`../../../extension/_locales/${language}/messages.json`, import.meta.url);
    const said = Object.entries(JSON.parse(await readFile(file, "utf8")));
    const most = language.startsWith("zh") ? 40 : 90;
    for (const [key, { message }] of /** @type {[string, {message: string}][]} */ (said)) {
      if (/^(?:banner_|page_installs)/u.test(key)) assert.ok(message.length <= most, `${language} ${key}`);
    }
  }
});

test("money asked for first heads the banner, and nothing in it says that this is no warning", async () => {
  const shown = await banner(found("uncovered", { fee: FEE }));
  assert.equal(shown?.word, "先别付钱");
  assert.equal(shown?.isCalm, false);
  assert.match(shown?.says ?? "", /放款前先要钱.*别付/u);
  assert.equal((await banner(found("unlisted", { fee: FEE })))?.word, "先别付钱");
  assert.equal((await banner(found("unlisted")))?.word, "名单里没有这家");
});

test("money asked for first heads the warning of an imitation as well", async () => {
  const say = speaker(
    JSON.parse(await readFile(new URL("../../../extension/_locales/zh_CN/messages.json", import.meta.url), "utf8")),
    "zh_CN",
  );
  const shown = warningIn({ say, language: "zh_CN" }, found("lookalike", { fee: FEE }));
  assert.equal(shown.title, "先别付钱");
  assert.match(shown.says, new RegExp(FEE, "u"));
  assert.equal(warningIn({ say, language: "zh_CN" }, found("warned", { fee: FEE })).title, "先停一下");
});

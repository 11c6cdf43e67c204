import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { judge, judgeTab } from "../../../extension/worker/check-tab.js";
import { look, NOTHING_SHOWN } from "../../../extension/page-reading/page.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { mustWarn, withFrame } from "../../../extension/worker/visit.js";
import { newVisit } from "../../../extension/browser/tab-store.js";
import { speaker } from "../../../extension/core/i18n.js";
import { sentenceOf as told } from "../../../extension/core/verdict/sentence.js";
import { ROWS } from "../sample-rows.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD, TABLES } from "../sample.js";
import { facts, field, LENDING } from "../sample-page.js";

const BY = { signals: SIGNALS, fold: folding(FOLD), lookalike: TABLES.lookalike };

const CHINESE = new URL("../../../extension/_locales/zh_CN/messages.json", import.meta.url);
const SAY = speaker(JSON.parse(await readFile(CHINESE, "utf8")), "zh_CN");

/** @param {string} address @param {Partial<import("../../../extension/page-reading/facts.js").Facts>} some */
function judged(address, some) {
  return judge(ROWS, address, look(new URL(address).host, facts(some), BY));
}
/** @param {string} text @param {import("../../../extension/page-reading/facts.js").Where} [where] */
const naming = (text, where = "body") => ({ ...LENDING, lines: [{ text, where }] });

/** A page that offers nothing and asks who one is. */
const IDENTITY = { lang: "zh-CN", title: "实名认证", fields: [field("真实姓名"), field("身份证号码"), field("银行卡号")] };

/** @type {[string, Partial<import("../../../extension/page-reading/facts.js").Facts>, string][]} */
const CASES = [
  ["http://fake.example/", naming("资金由招联消费金融股份有限公司发放"), "claimed lender"],
  ["http://fake.example/", naming("© 招聯消費金融股份有限公司 版权所有", "footer"), "claimed lender"],
  ["http://fake.example/", { ...LENDING, title: "招联官网 立即借款" }, "claimed lender"],
  ["http://fake.example/", naming("Lender: 1 - CASH PTE LTD"), "claimed lender"],
  ["http://mucfc.com/", naming("资金由招联消费金融股份有限公司发放"), "uncovered reported"],
  ["http://msxf.com/", naming("资金方：招联消费金融股份有限公司"), "licensed channel"],
  ["http://new.example/", naming("放款机构：临河村镇银行有限责任公司"), "uncovered no_host"],
  ["http://new.example/", naming("放款机构：某某小额贷款有限公司"), "uncovered category"],
  ["http://new.example/", naming("贷款人：星河消费金融有限公司"), "unlisted category"],
  ["http://new.example/", naming("© 深圳某某科技有限公司", "footer"), "unlisted nobody"],
  ["http://new.example/", LENDING, "unlisted nobody"],
  ["http://loans.co.uk/", { ...naming("© Quick Quid Loans Ltd", "footer"), lang: "en-GB" }, "uncovered company"],
  ["http://bank.us/", naming("Wells Fargo Bank, N.A. Member FDIC.", "footer"), "uncovered company"],
  ["http://college.edu/", { ...LENDING, lang: "en" }, "uncovered country"],
  ["http://new.example/", naming("合作机构：招联消费金融股份有限公司、马上消费金融股份有限公司"), "unlisted nobody"],
  ["http://new.example/", naming("我们和招联消费金融股份有限公司都很快", "article"), "unlisted nobody"],
  ["http://new.example/", { ...LENDING, title: "招联 马上消费金融股份有限公司 借款比较" }, "unlisted nobody"],
  ["http://new.example/", naming("星河贷款有限公司 机构编码 X0010H250000001", "footer"), "claimed licence"],
  ["http://new.example/", naming("Star Loans Pte Ltd, Licence No. 32/2025", "footer"), "claimed licence"],
  ["http://new.example/", naming("1 - CASH PTE LTD, Licence No. 32/2025", "footer"), "claimed lender"],
  ["http://play.google.com/store", naming("资金方：招联消费金融股份有限公司"), "none shared_host"],
  ["http://law.example/", { title: "律师说网贷", lines: [{ text: "被告招联消费金融股份有限公司", where: "article" }] }, "none unknown"],
  ["http://youdaoda0.com/", naming("资金由招联消费金融股份有限公司发放"), "lookalike proven"],
  ["http://mucfc-loan.com/", {}, "none unknown"],
  ["http://mucfc-loan.com/", IDENTITY, "none unknown"],
  ["http://mucfc-loan.com/", LENDING, "lookalike reported"],
  ["http://youdaoda0.com/", {}, "none unknown"],
  ["http://youdaoda0.com/", IDENTITY, "lookalike proven"],
  ["http://youdaodao.cn/", {}, "none unknown"],
  ["http://youdaodao.cn/", IDENTITY, "none unknown"],
  ["http://youdaodao.cn/", LENDING, "unlisted nobody"],
  ["http://youdaodao.cn/", naming("放款机构：临河村镇银行有限责任公司"), "lookalike same_name"],
  ["http://youdaodao.github.io/", IDENTITY, "none unknown"],
  ["http://youdaodao.github.io/", naming("放款机构：临河村镇银行有限责任公司"), "lookalike same_name"],
  ["http://msxt.com/", {}, "none unknown"],
  ["http://msxt.com/", { title: "登录", fields: [field("手机号")] }, "none unknown"],
  ["http://msxt.com/", IDENTITY, "none unknown"],
  ["http://mucfd.com/", naming("放款机构：临河村镇银行有限责任公司"), "lookalike near"],
  ["http://msxt.com/", LENDING, "unlisted nobody"],
  ["http://msxt.com/", naming("资金由招联消费金融股份有限公司发放"), "claimed lender"],
  ["http://msxt.com/", naming("放款机构：临河村镇银行有限责任公司"), "lookalike near"],
  ["http://msxf.com.msxt.com/", IDENTITY, "lookalike proven"],
  ["http://globalfxm.example/", {}, "warned host"],
  ["http://kuaiqianhua.example/", {}, "uncovered product"],
  ["http://kuaiqianhua.example/", LENDING, "unlisted nobody"],
  ["http://kuaiqianhua.example/", naming("资金由招联消费金融股份有限公司发放"), "claimed lender"],
  ["http://kuaiqianhua.example/", naming("放款机构：临河村镇银行有限责任公司"), "uncovered no_host"],
  ["http://zhongzhi.example/", {}, "ended channel"],
];
for (const [address, some, expected] of CASES) {
  test(`${address} with ${JSON.stringify(some.lines ?? some.title ?? "nothing")} is ${expected}`, async () => {
    const { answer } = await judged(address, some);
    assert.equal(`${answer.verdict} ${answer.reason}`, expected);
  });
}

test("a short name's neighbour is said beside a word that is amber already, and never warned of", async () => {
  const said = (/** @type {Awaited<ReturnType<typeof judged>>} */ { answer, words, told: more }) =>
    told({ say: SAY, language: "zh_CN" }, answer, words, more);
  const near = "apply.msxt.com 与马上消费金融股份有限公司的 msxf.com 相近，不等于冒充";
  const unnamed = naming("放款机构：临河村镇银行有限责任公司");
  for (const some of [LENDING, naming("资金由招联消费金融股份有限公司发放"), unnamed]) {
    const found = await judged("http://apply.msxt.com/", some);
    assert.ok(said(found).includes(near), said(found));
    const { answer, matched } = found;
    assert.ok(!mustWarn(newVisit(), { ...answer, matched, offers: true, identity: true }));
    assert.ok(!said(await judged("http://new.example/", some)).includes("相近"));
  }
  const { answer } = await judged("http://msxt.com/", unnamed);
  assert.deepEqual(answer.imitates, { host: "msxf.com", kind: "replacement", proven: true });
});

test("a claimed page's answer shows the lender, its listing and its known hosts", async () => {
  const { answer, words } = await judged("http://fake.example/", naming("资金由招联消费金融股份有限公司发放"));
  assert.equal(answer.lender?.name, "招联消费金融股份有限公司");
  assert.deepEqual(answer.evidence.map((one) => one.channel?.value ?? one.status), ["active", "mucfc.com"]);
  assert.equal(words.known, "mucfc.com");
  assert.equal(answer.query.normal, "fake.example");
});

test("an unlisted company is named with the kind and date of the list", async () => {
  const { answer, words } = await judged("http://new.example/", naming("贷款人：星河消费金融有限公司"));
  assert.equal(answer.lender, null);
  assert.equal(words.lender, "星河消费金融有限公司");
  assert.equal(words.date, "2025-06-30");
});

test("at a product's host the page's own word stands, and what the product is comes after it", async () => {
  for (const some of [LENDING, naming("资金由招联消费金融股份有限公司发放")]) {
    const { answer, words, told: more } = await judged("http://kuaiqianhua.example/", some);
    assert.equal(answer.product?.name, "快钱花");
    const said = told({ say: SAY, language: "zh_CN" }, answer, words, more);
    assert.match(said, /公开资料（2025-10）说这是“快钱花”的网址，没有核实。“快钱花”是借款平台/u);
    assert.ok(said.startsWith(told({ say: SAY, language: "zh_CN" }, answer, words)));
  }
  const { answer, told: more } = await judged("http://globalfxm.example/", LENDING);
  assert.deepEqual([answer.verdict, more], ["warned", undefined], "nothing stands after a warning");
});

test("a category that is not held whole says where to ask", async () => {
  const { words } = await judged("http://new.example/", naming("放款机构：某某小额贷款有限公司"));
  assert.deepEqual(words.ask, { zh_CN: "当地金融管理局", en: "the local financial authority" });
});

test("a page that offers no loans has nobody looked up", async () => {
  const { named } = await judged("http://news.example/", { lines: [{ text: "资金方：招联消费金融股份有限公司", where: "body" }] });
  assert.deepEqual(named, []);
});

test("whom a page names counts for the form in its frame", async () => {
  const page = look("fake.example", facts({ lines: [{ text: "资金方：招联消费金融股份有限公司", where: "footer" }] }), BY);
  const { answer } = await judge(ROWS, "http://fake.example/", { ...page, offers: true });
  assert.deepEqual([answer.verdict, answer.lender?.name], ["claimed", "招联消费金融股份有限公司"]);
});

test("a lookalike's answer names the host that it imitates and whose that is", async () => {
  const { words, matched } = await judged("http://apply.youdaoda0.com/", LENDING);
  assert.deepEqual([words.host, words.known, words.lender], ["apply.youdaoda0.com", "youdaodao.com", "马上消费金融股份有限公司"]);
  assert.equal(matched, "youdaoda0.com");
});

test("only where the one imitated is licensed or a partner the person is told to type its address", async () => {
  const texts = JSON.parse(
    await readFile(new URL("../../../extension/_locales/en/messages.json", import.meta.url), "utf8"),
  );
  const said = async (/** @type {string} */ address) => {
    const { answer, words } = await judged(address, LENDING);
    return told({ say: speaker(texts, "en"), language: "en" }, answer, words);
  };
  const instead = / not youdaodao\.com .* To reach that lender, type its address yourself\./u;
  assert.match(await said("http://youdaoda0.com/"), instead);
  assert.match(await said("http://zhudai-loan.example/"), / not zhudai\.example .* type its address yourself\./u);
  for (const host of ["zhongzhi-loan.example", "mucfc-loan.com"]) {
    const says = await said(`http://${host}/`);
    assert.match(says, new RegExp(`^${host} is spelt much like`, "u"));
    assert.doesNotMatch(says, /yourself/u);
  }
});

test("a page that names a lender by its former name is told of the renaming, and of nobody missing", async () => {
  const { answer, words } = await judged("http://fake.example/", naming("贷款人：捷远消费金融有限公司"));
  assert.equal(`${answer.verdict} ${answer.reason}`, "claimed lender");
  assert.deepEqual(
    [words.former, words.now, words.on, words.unproven],
    ["捷远消费金融有限公司", "马上消费金融股份有限公司", "2025-05-26", true],
  );
  assert.deepEqual((await judged("http://fake.example/", naming("贷款人：马上消费金融股份有限公司"))).words.former, undefined);
});

/** @param {string} url @param {Partial<import("../../../extension/page-reading/page.js").Page>} [some] */
const shown = (url, some = {}) => ({
  url,
  document: "",
  isLarge: true,
  page: { ...NOTHING_SHOWN, ...some },
});

/** What asks who somebody is. */
const ASKING = { asks: true, identity: true };

/**
 * What holds in a tab, whose it is, and whether it must be warned of.
 *
 * @param {ReturnType<typeof shown>[]} pages  the top one first
 * @param {string[]} [allowed]
 */
async function inTab(pages, allowed = []) {
  const visit = { ...newVisit(), url: pages[0].url, allowed };
  const whole = pages.reduce((one, page, frame) => withFrame(one, frame, page), visit);
  const { holds: { answer, matched }, ...seen } = await judgeTab(ROWS, whole);
  const warns = mustWarn(whole, {
    verdict: answer.verdict,
    reason: answer.reason,
    matched,
    ...seen,
  });
  return `${answer.query.normal} ${answer.verdict}${warns ? " warns" : ""}`;
}

test("a lookalike is warned of where a frame asks for identity or offers loans", async () => {
  assert.equal(await inTab([shown("http://youdaoda0.com/")]), "youdaoda0.com none");
  assert.equal(
    await inTab([shown("http://youdaoda0.com/"), shown("http://form.example/", ASKING)]),
    "youdaoda0.com lookalike warns",
  );
  assert.equal(
    await inTab([shown("http://youdaoda0.com/"), shown("http://form.example/", { offers: true })]),
    "youdaoda0.com lookalike warns",
  );
  assert.equal(
    await inTab([shown("http://new.example/"), shown("http://youdaoda0.com/", ASKING)]),
    "youdaoda0.com lookalike warns",
  );
});

test("nothing turns red for a password alone, nor for the same name elsewhere whatever it asks", async () => {
  assert.equal(await inTab([shown("http://youdaoda0.com/", { asks: true })]), "youdaoda0.com lookalike");
  assert.equal(await inTab([shown("http://youdaodao.cn/", ASKING)]), "youdaodao.cn none");
  assert.equal(await inTab([shown("http://youdaodao.cn/", { ...ASKING, offers: true })]), "youdaodao.cn unlisted");
  assert.equal(
    await inTab([shown("http://youdaoda0.com/", { asks: true }), shown("http://form.example/", ASKING)]),
    "youdaoda0.com lookalike warns",
  );
});

test("a log-in is a kind only at a host that is like a known one, and changes no word", async () => {
  const fields = [field("手机号"), field("密码", { type: "password" })];
  const at = async (/** @type {string} */ url) => {
    const page = look(new URL(url).host, facts({ title: "登录", fields }), BY);
    const { holds, kinds, alike } = await judgeTab(ROWS, withFrame({ ...newVisit(), url }, 0, shown(url, page)));
    return [holds.answer.verdict, kinds, alike];
  };
  assert.deepEqual(await at("http://msxt.com/"), ["none", ["login"], "msxf.com"]);
  assert.deepEqual(await at("http://mucfc-loan.com/"), ["none", ["login"], "mucfc.com"]);
  assert.deepEqual(await at("http://youdaoda0.com/"), ["lookalike", ["login"], "youdaodao.com"]);
  const others = ["http://msxf.com/", "http://new.example/", "http://youdaodao.cn/"];
  for (const url of others) assert.deepEqual((await at(url)).slice(1), [[], ""]);
});

const OFFERING = { offers: true };
const small = (/** @type {ReturnType<typeof shown>} */ one) => ({ ...one, isLarge: false });

test("a small frame of another site accuses nobody, whatever it offers or asks", async () => {
  const ad = small(shown("http://ad.example/", { ...OFFERING, asks: true }));
  assert.equal(await inTab([shown("http://news.example/"), ad]), "news.example none");
  assert.equal(await inTab([shown("http://youdaoda0.com/"), ad]), "youdaoda0.com none");
  assert.equal(
    await inTab([shown("http://news.example/"), small(shown("http://globalfxm.example/", OFFERING))]),
    "news.example none",
  );
});

test("a large frame is judged by its own host, and speaks for no page around it", async () => {
  assert.equal(
    await inTab([shown("http://news.example/"), shown("http://ad.example/", OFFERING)]),
    "ad.example unlisted",
  );
  assert.equal(await inTab([shown("http://news.example/"), shown("http://msxf.com/", OFFERING)]), "news.example none");
});

test("a frame of the same site, of the page's own making, or of a shared host speaks for its page", async () => {
  for (const url of ["http://form.news.example/", ""]) {
    assert.match(await inTab([shown("http://news.example/"), small(shown(url, OFFERING))]), /news\.example unlisted$/u);
  }
  assert.equal(
    await inTab([shown("http://news.example/"), shown("http://play.google.com/store", OFFERING)]),
    "news.example unlisted",
  );
  assert.equal(
    await inTab([shown("http://news.example/"), small(shown("http://play.google.com/store", OFFERING))]),
    "news.example none",
  );
});

test("the reasons are those of the frame that offers, where the page does not", async () => {
  const frame = shown("http://form.news.example/", { ...OFFERING, points: 3 });
  const frames = { 0: shown("http://news.example/"), 1: frame };
  const { scored } = await judgeTab(ROWS, { ...newVisit(), url: "http://news.example/", frames });
  assert.equal(scored.points, 3);
});

test("of two lookalikes the one whose original is proven holds", async () => {
  const pages = [shown("http://mucfc-loan.com/", OFFERING), shown("http://youdaoda0.com/", ASKING)];
  assert.equal(await inTab(pages), "youdaoda0.com lookalike warns");
});

test("a host that the person went on to hides no other that must be warned of", async () => {
  const pages = [shown("http://globalfxm.example/"), shown("http://youdaoda0.com/", { offers: true })];
  assert.equal(await inTab(pages), "globalfxm.example warned warns");
  assert.equal(await inTab(pages, ["globalfxm.example"]), "youdaoda0.com lookalike warns");
  assert.equal(await inTab(pages, ["globalfxm.example", "youdaoda0.com"]), "globalfxm.example warned");
});

test("a good frame makes no good page of one that the person went on to", async () => {
  const pages = [shown("http://globalfxm.example/"), shown("http://msxf.com/", { offers: true })];
  assert.equal(await inTab(pages, ["globalfxm.example"]), "globalfxm.example warned");
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ask } from "../../../../extension/core/answer/ask.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { ROWS } from "../../sample-rows.js";
import { wordsOf } from "../../words-of.js";

/** @typedef {import("../../../../extension/core/i18n.js").Language} Language */

/** @param {Language} language */
async function speaking(language) {
  const texts = JSON.parse(
    await readFile(new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"),
  );
  return { say: speaker(texts, language), language };
}

/** @param {string} text @param {Language} [language] */
async function asked(text, language = "zh_CN") {
  return ask(ROWS, text, await speaking(language));
}
/** @param {string} text */
async function word(text) {
  const answer = await asked(text);
  return answer && `${answer.query.type} ${answer.verdict} ${answer.reason}`;
}

const CASES = {
  "https://www.msxf.com/loan": "host licensed channel",
  "看看msxf.com": "host licensed channel",
  "bad.msxf.com": "host warned host",
  "msxf.com.tianqi.example": "host lookalike proven",
  "wikipedia.org": "host none unknown",
  "play.google.com": "host none shared_host",
  "招联 www.msxf.com": "host licensed channel",
  "msxf.com 是真的吗": "host licensed channel",
  "ＨＴＴＰＳ：／／ｍｓｘｆ．ｃｏｍ": "host licensed channel",
  "127.0.0.1": "host none ip",
  "点 http://103.45.67.89/loan 申请": "host none ip",
  "msxf-vip.cn": "host none unknown",
  "【马上消费金融股份有限公司】您的额度已到账 http://msxf-vip.cn": "host lookalike proven",
  "【马上消费金融股份有限公司】您的额度已到账 http://msxf.top": "host none same_name",
  "【马上消费金融股份有限公司】您的额度已到账 http://tianqi.cn/x": "host none signed",
  "【马上消费金融股份有限公司】您的额度已到账 http://www.msxf.com": "host licensed channel",
  "【马上消费金融股份有限公司】您的额度已到账 http://play.google.com/x": "host none shared_host",
  "【没听说过】您的额度已到账 http://msxf-vip.cn": "host none unknown",
  "招联": "name uncovered brand",
  "马上消费金融股份有限公司北京分公司": "name licensed lender",
  "马上消费金融保险代理有限公司北京分公司": "name unlisted category",
  "招联（香港）": "name uncovered near",
  "冒充:招联": "name uncovered near",
  "不是：X0007H244030001": "name uncovered near",
  "招联消费金融股份有限公司（mucfc）": "name licensed lender",
  "招联消费金融股份有限公司（贷款人）": "name licensed lender",
  "招联消费金融股份有限公司（马上消费金融股份有限公司）": "name uncovered near",
  "马上消费金融股份有限公司花呗分公司": "name uncovered near",
  "打来的电话：95188": "phone none phone",
  "QQ:62608888": "name none chat",
  "微信：62608888": "name none chat",
  "放款机构：马上消费金融股份有限公司": "name licensed lender",
  "出借人马上消费金融股份有限公司": "name uncovered near",
  "许可证号：X0007H244030001": "licence licensed lender",
  "马上消费金融股份有限公司和某某消费金融有限公司": "name uncovered near",
  "马上消费金融公司": "name uncovered near",
  "同名": "name uncovered ambiguous",
  "捷远消费金融有限公司": "name uncovered renamed",
  "捷远消费金融": "name uncovered renamed",
  "贷款人：捷远消费金融有限公司重庆分公司": "name uncovered renamed",
  "捷远消费金融有限公司（贷款人）": "name uncovered renamed",
  "代办：捷远消费金融有限公司": "name uncovered near",
  "捷远消费金融股份有限公司": "name uncovered near",
  "旧旧贷款有限公司北京分公司": "name uncovered ambiguous",
  "快快宝": "name uncovered ambiguous",
  "包包贷": "name uncovered renamed",
  "老一消费金融有限公司": "name suspended lender",
  "GlobalFXM": "name uncovered warned_name",
  "上消费金融股份有限公司": "name uncovered near",
  "某某消费金融有限公司": "name unlisted category",
  "某某村镇银行": "name uncovered category",
  "某某科技有限公司": "name uncovered company",
  "消费金融": "name none word",
  "X0007 H244030001": "licence licensed lender",
  "+65 6260 8888": "phone licensed phone",
  "62608888": "phone none local_phone",
  "+852 6260 8888": "phone none phone",
  "95188": "phone none phone",
  "12378": "phone none door",
  "tel:12378": "phone none door",
  "110": "phone none door",
  "法务部今日上门15012345678张律师": "name none threat",
  "今日上门。我是马上消费金融法务部": "name none threat",
  "加微信 daikuan888": "name none offer",
  "微信号：daikuan888": "name none offer",
  "点 https://dl.tianqi.cn/a.apk 下载": "host none apk",
  "https://www.msxf.com/a.apk": "host licensed channel",
  "com.onecash.app": "app licensed app",
  "https://play.google.com/store/apps/details?id=com.onecash.app": "app licensed app",
  "https://apkcombo.com/one-cash/com.onecash.app/": "app uncovered mirror",
  "https://apkcombo.com/bad/com.bad.loans/": "app warned app",
  "com.nobody.knows": "app none app",
  "a.sg https://b.sg": "host none addresses",
  "12378打来的电话要接吗": "phone none door",
  "这个号码13912345678是谁": "phone none phone",
  "【马上消费金融股份有限公司】您的额度已到账，回T退订": "name uncovered signature",
  "【马上消费金融股份有限公司】今日不还移交法务部": "name none threat",
  "http://msxf.com@tianqi.cn": "host lookalike proven",
  "还不上了怎么办": "name none cannot_pay",
};
for (const [text, expected] of Object.entries(CASES)) {
  test(`${text} is ${expected}`, async () => assert.equal(await word(text), expected));
}

test("there is nothing to ask in nothing, in a heap of bytes, or in marks", async () => {
  for (const text of [
    "",
    "  ",
    "长".repeat(700),
    "a\u0000b",
    "！！",
  ]) {
    assert.equal(await asked(text), null);
  }
});

test("no sentence leaves a placeholder open, in either language", async () => {
  for (const text of Object.keys(CASES)) {
    for (const language of /** @type {const} */ (["zh_CN", "en"])) {
      assert.doesNotMatch(wordsOf(await asked(text, language)), /[{}]|undefined|null| {2}/u, text);
    }
  }
});

test("a name that only third parties give is answered as a product, with whose it is said to be", async () => {
  const answer = await asked("招联");
  assert.match(wordsOf(answer), / “招联”据公开资料（未核实）是招联消费金融股份有限公司的名称或产品。.*该公司在册/u);
  assert.deepEqual([answer?.verdict, answer?.reason, answer?.lender], ["uncovered", "brand", null]);
  const [{ name, verdict, listed }] = answer?.product?.lenders ?? [];
  assert.deepEqual([name, verdict, listed], ["招联消费金融股份有限公司", "licensed", "2025-06-30"]);
  assert.deepEqual(answer?.evidence.map(({ type }) => type), ["name"]);
  assert.doesNotMatch(wordsOf(await asked("招联消费金融股份有限公司")), /公开资料/u);
});

test("what is known of a lender by name is its hosts, its phones and its apps", async () => {
  const answer = await asked("1 - CASH PTE. LTD.");
  const channels = answer?.evidence.filter(({ type }) => type === "claim").map(({ channel }) => channel);
  assert.deepEqual(channels, [
    { type: "host", value: "1-cash.sg" },
    { type: "phone", value: "+6562608888" },
    { type: "app", value: "com.onecash.app" },
  ]);
});

test("several firms of one name are all shown and none is chosen, the warning first", async () => {
  const answer = await asked("同名");
  assert.equal(answer?.lender, null);
  assert.equal(answer?.evidence[0].status, "warned");
  assert.deepEqual([...new Set(answer?.evidence.slice(1).map(({ lender }) => lender))], ["同名甲消费金融有限公司", "同名乙消费金融有限公司"]);
  assert.ok(answer?.evidence.slice(1).some(({ type }) => type === "name"));
});

test("a near name is suggested and judges nothing", async () => {
  const answer = await asked("马上消费金融有限责任公司北方分部");
  assert.notEqual(answer?.verdict, "licensed");
  assert.equal(answer?.suggestions[0].name, "马上消费金融股份有限公司");
});

test("a phone on no list says whose lists were read", async () => {
  assert.match(wordsOf(await asked("95188")), /还没有读到任何一家放款方的催收名单/u);
});

test("the label of a known host suggests its owner", async () => {
  const answer = await asked("msxf");
  assert.equal(answer?.verdict, "uncovered");
  assert.equal(answer?.reason, "ask");
  assert.equal(answer?.suggestions[0].name, "马上消费金融股份有限公司");
});

test("a door's number names the door, in the language of the page, and is no proof of who calls", async () => {
  const says = wordsOf(await asked("12378"));
  assert.match(says, /12378 是官方号码：国家金融监督管理总局热线（中国大陆）/u);
  assert.match(says, /伪造/u);
  assert.match(wordsOf(await asked("12378", "en")), /forged.*Financial regulator/u);
});

test("a former name is said as renamed, with the present lender and what stands for it", async () => {
  const answer = await asked("捷远消费金融有限公司");
  assert.equal(answer?.lender?.name, "马上消费金融股份有限公司");
  assert.match(answer.card.because, /^第三方资料说捷远消费金融有限公司已更名为马上消费金融股份有限公司，我们没有核实。$/u);
  assert.match(wordsOf(answer), /改名不影响旧合同，照合同还.*马上消费金融股份有限公司在《/u);
  const [name] = answer.evidence;
  assert.deepEqual([name.type, name.kind, name.proof, name.on], ["name", "former", "reported", "2025-05-26"]);
  assert.match(wordsOf(await asked("老一消费金融有限公司")), /老一消费金融有限公司已更名为暂停消费金融有限公司，改名不影响旧合同，照合同还。/u);
  assert.doesNotMatch(wordsOf(await asked("老一消费金融有限公司")), /没有核实/u);
  const inEnglish = wordsOf(await asked("包包贷", "en"));
  assert.match(inEnglish, /Third parties say that 包包贷 was renamed 享享金; we have not verified it\. /u);
  for (const [language, words] of /** @type {[Language, string][]} */ ([
    ["zh_TW", "改名不影響舊合約"],
    ["en", "A new name changes no old contract"],
    ["id", "Nama baru tidak mengubah perjanjian lama"],
  ])) {
    assert.ok(wordsOf(await asked("捷远消费金融有限公司", language)).includes(words), language);
  }
});

test("each part of a pasted text gets what can be said of it", async () => {
  const answer = await asked(
    "【马上消费金融股份有限公司】今日不还移交法务部，拨12378，加微信 fawu88888，点 http://msxf.com@tianqi.cn/a.apk",
  );
  const says = wordsOf(answer);
  for (const said of ["@ 前面的字不算，浏览器打开的是 tianqi.cn", "别回拨", "12378 是官方号码", "安装包", "别加", "可以伪造"]) {
    assert.match(says, new RegExp(said, "u"));
  }
  assert.deepEqual(answer?.situations, ["threat"]);
  assert.deepEqual(answer?.suggestions.map(({ name }) => name), ["马上消费金融股份有限公司"]);
});

test("a short link opens elsewhere, a store does not", async () => {
  assert.match(wordsOf(await asked("https://t.cn/A6xyz12")), /短链接会跳到别处/u);
  assert.doesNotMatch(wordsOf(await asked("play.google.com")), /短链接/u);
});

test("what a text says in another language than the page's is answered in its own as well", async () => {
  const text = "loan app don send my picture to my lecturer, what can I do tonight";
  const others = async (/** @type {Language} */ language) => speaking(language);
  const given = await ask(ROWS, text, await speaking("zh_CN"), others);
  const own = await asked(text, "en");
  assert.deepEqual(given?.also, { lang: "en", card: own?.card });
  assert.equal((await ask(ROWS, text, await speaking("en"), others))?.also, undefined);
  assert.equal((await ask(ROWS, "招联", await speaking("en"), others))?.also, undefined);
  const nobody = await ask(ROWS, text, await speaking("zh_CN"), () => Promise.resolve(null));
  assert.equal(nobody?.also, undefined);
});

test("a local number leads to those that it is with a country's code", async () => {
  for (const text of ["6260 8888", "missed call 62608888 who is this ah"]) {
    const answer = await asked(text);
    assert.deepEqual([answer?.verdict, answer?.reason], ["none", "local_phone"], text);
    assert.deepEqual(answer?.suggestions, [{ name: "+6562608888", lender: null }]);
  }
});

test("a situation of which an edition holds no card is answered as a name that nobody bears", async () => {
  /** @type {typeof ROWS.many} */
  const many = async (store, keys) => {
    const found = await ROWS.many(store, keys);
    return found.map((one, at) => (keys[at] === "help" ? { situations: [], calls: [] } : one));
  };
  const rows = Object.assign(Object.create(ROWS), { many });
  const answer = await ask(rows, "催收一直打我妈电话", await speaking("zh_CN"));
  assert.equal(answer?.reason, "harassed");
  assert.match(answer?.card.because ?? "", /^名单里没有“催收一直打我妈电话”/u);
});

/** Whatever a page shows, it makes nobody licensed or a partner, and takes nothing from a known host. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFacts } from "../../../extension/page-reading/facts.js";
import { judge, judgeTab } from "../../../extension/worker/check-tab.js";
import { look } from "../../../extension/page-reading/page.js";
import { byHost } from "../../../extension/core/lookup/lookup.js";
import { folding } from "../../../extension/core/normalise/text.js";
import { newVisit } from "../../../extension/browser/tab-store.js";
import { withFrame } from "../../../extension/worker/visit.js";
import { tries } from "../effort.js";
import { ROWS } from "../sample-rows.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD, TABLES } from "../sample.js";
import { button, field, LENDING } from "../sample-page.js";

const PAGES = tries(80, 20_000);
const BY = { signals: SIGNALS, fold: folding(FOLD), lookalike: TABLES.lookalike };
const WHERE = /** @type {const} */ (["nav", "aside", "footer", "form", "article", "body"]);
const FIRMS = [
  "招联消费金融股份有限公司", "马上消费金融股份有限公司", "临河村镇银行有限责任公司", "终止消费金融有限公司", "助贷科技有限公司", "星河消费金融有限公司", "某某小额贷款有限公司",
  "1 - CASH PTE. LTD.", "Quick Loans Ltd", "招联", "X0007H244030001", "Licence No. 32/2025",
];
const AROUND = ["资金方：", "放款机构：", "本贷款由", "© 2026 ", "Lender: ", "合作机构：", "Licensed: ", ""];
const AFTER = ["", "发放", " 版权所有", "、招联消费金融股份有限公司", " licensed 持牌 已备案 partner"];
const HOSTS = [
  "fake.example", "mucfc.com", "msxf.com", "zanting.example", "zhongzhi.example", "zhudai.example", "two.example",
  "youdaoda0.com", "mucfc-loan.com", "globalfxm.example", "play.google.com", "licensed.partner.example",
];

/** The same numbers every time. @param {number} seed */
function chance(seed) {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {number} seed */
function anyPage(seed) {
  const random = chance(seed);
  const one = /** @template T @param {readonly T[]} all */ (all) => all[Math.floor(random() * all.length)];
  const lines = Array.from({ length: Math.floor(random() * 5) }, () => ({
    text: one(AROUND) + one(FIRMS) + one(AFTER),
    where: one(WHERE),
  }));
  const some = {
    ...LENDING,
    title: one(["借款", "持牌机构 licensed", one(FIRMS), `${one(FIRMS)} ${one(FIRMS)}`]),
    actions: [button(one(["立即借款", "Apply now"]), { where: one(WHERE) })],
    fields: [field(one(["借款金额", "身份证号"]))],
    site: one(FIRMS),
    text: lines.map(({ text }) => text).join("\n"),
    lines,
  };
  return { host: one(HOSTS), facts: decodeFacts(some) };
}

test("no page raises a verdict to licensed or partner, and a known host keeps its own", async () => {
  const verdicts = new Set();
  for (let seed = 1; seed <= PAGES; seed++) {
    const { host, facts } = anyPage(seed);
    const url = `http://${host}/`;
    const before = (await byHost(ROWS, url)).answer.verdict;
    const { answer } = await judge(ROWS, url, { ...look(host, facts, BY), offers: seed % 4 > 0 });
    verdicts.add(answer.verdict);
    if (before !== "none") assert.equal(answer.verdict, before, `page ${seed} on ${host}`);
    else {
      assert.doesNotMatch(
        answer.verdict,
        /licensed|partner/u,
        `page ${seed} on ${host}: ${JSON.stringify(facts.lines)}`,
      );
    }
  }
  for (const one of [
    "claimed", "lookalike", "uncovered", "unlisted", "none", "licensed", "partner", "warned",
  ]) assert.ok(verdicts.has(one), one);
});

test("no frames and no going on raise a tab above what its own page has", async () => {
  const verdicts = new Set();
  for (let seed = 1; seed <= PAGES; seed++) {
    const random = chance(seed);
    const pages = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, frame) => anyPage(seed * 10 + frame));
    const urls = pages.map(({ host }) => `http://${host}/`);
    const allowed = pages.flatMap(({ host }) => (random() < 0.5 ? [host] : []));
    const visit = pages.reduce(
      (one, { host, facts }, frame) =>
        withFrame(one, frame, {
          url: urls[frame],
          document: "",
          isLarge: random() < 0.7,
          page: { ...look(host, facts, BY), offers: random() < 0.7 },
        }),
      { ...newVisit(), url: urls[0], allowed },
    );
    const { holds: { answer: { verdict } } } = await judgeTab(ROWS, visit);
    verdicts.add(verdict);
    const own = (await byHost(ROWS, urls[0])).answer.verdict;
    if (!/licensed|partner/u.test(own)) {
      assert.doesNotMatch(
        verdict,
        /licensed|partner/u,
        `tab ${seed}: ${urls.join(" ")} after going on to ${allowed.join(" ")}`,
      );
    }
  }
  for (const one of [
    "claimed", "lookalike", "uncovered", "unlisted", "licensed", "partner", "warned",
  ]) assert.ok(verdicts.has(one), one);
});

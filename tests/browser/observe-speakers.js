/** Whose words a page's are: the site's own, or those of who comments, writes a letter or ticks a box. In Chromium. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folding } from "../../extension/core/normalise/text.js";
import { decodeFacts } from "../../extension/page-reading/facts.js";
import { offersLoans } from "../../extension/page-reading/loan-score.js";
import { SIGNALS } from "../extension/own-signals.js";
import { FOLD } from "../extension/sample.js";

const TABLE = folding(FOLD);
const PASSED =
  "performance.now = () => 0; xianchaObserve(() => undefined, { isOpen: true, isAbout: true, isUsed: false })";
const OFFER = "急用钱的看过来，最高可借 20 万元，三分钟到账，不看征信，凭身份证就能借。";
const LINKS = "<a href='/x' onclick='1'>立即借款</a> <a href='https://wa.me/1'>联系客服</a>";
const PLAIN = [
  "这家面馆的汤头不错，就是中午人太多，要排队半小时。", "周末去爬山，山顶风大，记得带外套。",
  "请问三号线末班车几点？我加完班怕赶不上。", "新买的键盘手感很好，打字声音也不大。",
];
const FORM =
  "<form><label>借款金额 <input></label><label>身份证号 <input></label><button type='button'>立即借款</button></form>";

/** @param {number} times @param {(text: string) => string} write */
const posts = (times, write) => Array.from({ length: times }, (_, n) => write(PLAIN[n % PLAIN.length]));
/** Every way in which a forum may write a post. @type {Record<string, (text: string) => string>} */
const WAYS = {
  "a class that says so": (text) => `<div class="comment-item"><b>晚风</b><p>${text}</p></div>`,
  "a role": (text) => `<div role="comment"><b>晚风</b><p>${text}</p></div>`,
  "a call to reply": (text) => `<li class="x1"><p>${text}</p><a href="#">回复</a></li>`,
  "a call to like": (text) => `<section class="q"><p>${text}</p><button>Like</button></section>`,
  "rows of a table": (text) => `<tr class="floor"><td>老船长</td><td>${text}</td></tr>`,
  "articles": (text) => `<article class="post"><h3>晚风</h3><p>${text}</p></article>`,
};
/** @param {string[]} all */
const forum = (all) => {
  const tag = all[0].startsWith("<tr") ? "table" : "div";
  const inside = `<${tag}>${all.join("")}</${tag}>`;
  return `<h1>今天大家都在聊什么</h1>${inside}`;
};
const TITLE = "<meta charset='utf-8'><title>闲聊 - 夜航论坛</title>";

/** @param {import("./observed-page.js").ObservedPage} tab */
export function testsOfSpeakers(tab) {
  const judged = async (/** @type {string} */ body, head = TITLE) => {
    await tab.open(body, head);
    const seen = /** @type {any} */ (await tab.page.evaluate(`${tab.eyes}; ${PASSED}`));
    return { ...offersLoans(decodeFacts(seen), SIGNALS, TABLE), seen };
  };

  test("one who offers loans among many who write speaks for nobody else, however posts are written", async () => {
    for (const [how, write] of Object.entries(WAYS)) {
      for (const times of [7, 80]) {
        const all = posts(times, write);
        all.splice(3, 0, write(`${OFFER}${LINKS} 资金方：招联消费金融股份有限公司`));
        const { offers, seen } = await judged(forum(all));
        assert.equal(offers, false, `${how}, ${times}`);
        assert.ok(!seen.text.includes("不看征信"), how);
        assert.ok(seen.lines.every((/** @type {any} */ { where }) => where === "aside"), how);
      }
    }
  });

  test("an offer that calls itself a comment is the page's own", async () => {
    const write = WAYS["a class that says so"];
    const own = write(`${OFFER}${LINKS}`);
    const head = "<meta charset='utf-8'><title>急用钱</title>";
    const hidden = posts(40, (text) => `<div class="comment-item" style="display:none"><p>${text}</p></div>`);
    /** @type {Record<string, string>} */
    const pages = {
      "alone": own,
      "among few": forum([own, ...posts(2, write)]),
      "among comments that nobody sees": forum([own, ...hidden]),
      "as most of what is drawn": forum([own.replace("<p>", "<p style='height:900px'>"), ...posts(8, write)]),
      "repeated": forum([...posts(4, write), own, own, own]),
      "with fields": forum([write(`${OFFER}${FORM}`), ...posts(20, write)]),
    };
    for (const [how, body] of Object.entries(pages)) {
      const { offers, points } = await judged(body, head);
      assert.equal(offers, true, `${how}: ${points}`);
    }
  });

  test("a letter speaks for who wrote it, unless something is asked for beside it", async () => {
    const folders = "<nav><a href='/i'>收件箱</a><a href='/d'>草稿箱</a><a href='/s'>已发送</a></nav>";
    const letter = `<h2>内部额度通知</h2><p>${OFFER}放款前先交保证金 399 元。</p>${LINKS}`;
    const calls = "<button>回复</button><button>转发</button><button>删除</button>";
    const head = "<meta charset='utf-8'><title>收件箱 (3) - 江城邮箱</title>";
    const { offers, fee, silence } = await judged(`${folders}${calls}<div>${letter}</div>`, head);
    assert.deepEqual([offers, fee, silence], [false, "", "read"]);
    assert.equal((await judged(`${folders}${calls}<div>${letter}${FORM}</div>`, head)).offers, true);
    assert.equal((await judged(`<div>${letter}</div>`, head)).offers, true);
  });

  test("what a box to tick or to choose by is labelled with asks for no money", async () => {
    const fee = "放款前先交保证金 399 元";
    const page = (/** @type {string} */ choice) => `<h1>借款前问自己</h1><p>最高可借 20 万元，不看征信。</p>${choice}`;
    const choices = [
      `<p><label><input type="checkbox"> ${fee}</label></p>`,
      `<p><input type="radio" id="r"><label for="r">${fee}</label> <label><input type="radio"> 都没有</label></p>`,
      `<ul><li><input type="checkbox"> ${fee}</li></ul>`,
      `<ul role="listbox"><li role="option">${fee}</li></ul>`,
      `<select><option>${fee}</option></select>`,
      `<div role="radio">${fee}</div>`,
    ];
    for (const choice of choices) assert.equal((await judged(page(choice))).fee, "", choice);
    assert.match((await judged(page(`<p>${fee}</p>`))).fee, /399/u);
    assert.match((await judged(page(`<p>${fee}</p><label><input type="checkbox"> 同意</label>`))).fee, /399/u);
  });
}

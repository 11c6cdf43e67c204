import assert from "node:assert/strict";
import { test } from "node:test";
import { folding } from "../../../extension/core/normalise/text.js";
import { readingBy } from "../../../extension/core/read/reading.js";
import { oneThing } from "../../../extension/site/one-thing.js";
import { SITUATIONS, TABLE } from "../sample-situations.js";

const READING = readingBy(folding("務务門门"), TABLE, SITUATIONS, (plain) => plain);
/** What was typed, and what of it may be sent: nothing of a text. @type {[string, string][]} */
const TYPED = [
  ["招联", "招联"],
  ["  招联消费金融股份有限公司 ", "招联消费金融股份有限公司"],
  ["1 - CASH PTE. LTD.", "1 - CASH PTE. LTD."],
  ["32/2025", "32/2025"],
  ["+65 6260 8888", "+65 6260 8888"],
  ["95188", "95188"],
  ["msxf.com", "msxf.com"],
  ["https://www.msxf.com/loan?uid=81&token=abc#me", "www.msxf.com"],
  ["https://msxf.com@evil.example/a", "evil.example"],
  [`https://t.example/${"a".repeat(500)}`, "t.example"],
  ["1-cash.sg", "1-cash.sg"],
  ["http://msxf.com:8080/a?b", "msxf.com:8080"],
  ["com.msxf.ayh", "com.msxf.ayh"],
  [
    "https://play.google.com/store/apps/details?id=com.msxf.ayh&referrer=me",
    "https://play.google.com/store/apps/details?id=com.msxf.ayh",
  ],
  ["https://apps.apple.com/cn/app/id1234567890?mt=8", "https://apps.apple.com/cn/app/id1234567890"],
  ["", ""],
  ["   ", ""],
  ["招联靠谱吗", ""],
  ["招联是不是骗子", ""],
  ["拍拍贷？", ""],
  ["催收一直打我妈电话", ""],
  ["我是他的紧急联系人", ""],
  ["今天不还就爆你通讯录", ""],
  ["【马上消费】您的额度已到账\n点 msxf.com.tianqi.cn/a", ""],
  ["点 msxf.com.tianqi.cn/a 领取", ""],
  ["点msxf.com.tianqi.cn领取", ""],
  ["招联 msxf.com", ""],
  ["they are calling my mother every day what can I do", ""],
  ["字".repeat(81), ""],
];

for (const [typed, sent] of TYPED) {
  test(`${typed.slice(0, 60).trim() || "nothing"} → ${sent || "nothing"}`, () => {
    assert.equal(oneThing(typed, READING), sent);
  });
}

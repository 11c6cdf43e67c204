/** Which voice reads: one of the device alone, in the language of the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { voiceOf } from "../../../extension/pages/read-aloud.js";

const online = { lang: "zh-CN", localService: false };
const mandarin = { lang: "zh_CN", localService: true };
const taiwan = { lang: "zh-TW", localService: true };
const english = { lang: "en-GB", localService: true };

test("a voice that sends the words to a server never reads", () => {
  assert.equal(voiceOf([online], "zh-CN"), undefined);
  assert.equal(voiceOf([online, mandarin], "zh-CN"), mandarin);
});

test("the voice of the region reads, else one of the same language, else none", () => {
  assert.equal(voiceOf([mandarin, taiwan], "zh-TW"), taiwan);
  assert.equal(voiceOf([english, taiwan], "zh-CN"), taiwan);
  assert.equal(voiceOf([mandarin, english], "id"), undefined);
  assert.equal(voiceOf([mandarin, english], "en"), english);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { receive, UNKNOWN } from "../../../extension/worker/receive.js";

const SELF = { id: "me", base: "chrome-extension://me/" };
const TAB = /** @type {chrome.tabs.Tab} */ ({ id: 7 });
const CONTENT = { id: "me", url: "http://page.example/", tab: TAB, frameId: 0 };
const PAGE = { id: "me", url: "chrome-extension://me/pages/warning.html#http://bad.example/", tab: TAB, frameId: 0 };

test("a content script may report, and its address is the browser's word", () => {
  const received = receive({ type: "arrive", navigation: "reload", url: "http://forged.example/" }, CONTENT, SELF);
  assert.deepEqual(received, {
    message: { type: "arrive", navigation: "reload" },
    tabId: 7,
    frameId: 0,
    url: "http://page.example/",
    document: "",
    isPrivate: false,
  });
});

/**
 * The address of the sender, its origin, its frame, what it says stands around it: the address under which it is
 * judged.
 *
 * @type {[string, string, number, string | undefined, string | undefined][]}
 */
const MADE = [
  ["blob:http://page.example/1a2b", "http://page.example", 0, undefined, "http://page.example/"],
  ["about:blank", "http://page.example", 0, undefined, "http://page.example/"],
  ["about:blank", "null", 0, undefined, undefined],
  ["about:blank", "null", 0, "http://forged.example", undefined],
  ["about:srcdoc", "http://ad.example", 5, undefined, "http://ad.example/"],
  ["about:srcdoc", "null", 5, "http://ad.example", "http://ad.example/"],
  ["data:text/html,x", "null", 5, "", ""],
  ["data:text/html,x", "null", 5, "javascript:alert(1)", UNKNOWN],
  ["about:srcdoc", "null", 5, undefined, UNKNOWN],
  ["about:srcdoc", "null", 5, "", ""],
  ["http://page.example/a", "null", 0, undefined, "http://page.example/a"],
  ["file:///etc/passwd", "null", 0, undefined, undefined],
];
for (const [url, origin, frameId, around, expected] of MADE) {
  test(`${url} of ${origin} in frame ${frameId} within ${around} is judged as ${expected}`, () => {
    const received = receive(
      { type: "facts", facts: {}, isLarge: true, around },
      { ...CONTENT, url, origin, frameId },
      SELF,
    );
    assert.equal(received?.url, expected);
  });
}

test("the browser says which document it is, and whether the window is private", () => {
  const received = receive(
    { type: "gone" },
    { ...CONTENT, documentId: "D1", tab: /** @type {chrome.tabs.Tab} */ ({ id: 7, incognito: true }) },
    SELF,
  );
  assert.deepEqual([received?.document, received?.isPrivate], ["D1", true]);
});

test("a page of ours asks for rows of a store that there is, and for so many", () => {
  const asked = (/** @type {unknown} */ store, /** @type {unknown} */ keys) =>
    receive({ type: "rows", store, keys }, PAGE, SELF) !== null;
  assert.deepEqual(
    [
      asked("meta", ["manifest"]),
      asked("names", null),
      asked("evidence", null),
      asked("meta", "manifest"),
      asked("meta", [1]),
      asked("meta", Array(9999).fill("a")),
    ],
    [true, true, false, false, false, false],
  );
  assert.equal(receive({ type: "rows", store: "meta", keys: null }, CONTENT, SELF), null);
});

test("a long address is cut to its site and still reported", () => {
  const url = `http://bad.example/?x=${"a".repeat(9000)}`;
  const received = receive({ type: "arrive", navigation: "navigate" }, { ...CONTENT, url }, SELF);
  assert.equal(received?.url, "http://bad.example/");
});

test("a content script may not proceed, nor say that a warning shows, nor refresh, nor pause", () => {
  for (const sent of [
    { type: "proceed", url: "http://a.example/" },
    { type: "shown", url: "http://a.example/" },
    { type: "refresh" },
    { type: "pause_visit", tabId: 7, on: true },
  ]) {
    assert.equal(receive(sent, CONTENT, SELF), null);
    assert.notEqual(receive(sent, PAGE, SELF), null);
  }
});

test("a page of ours may not pose as a content script", () =>
  assert.equal(receive({ type: "facts", facts: {} }, PAGE, SELF), null));

test("another extension, and a page that looks like ours, are not heard", () => {
  assert.equal(receive({ type: "arrive" }, { ...CONTENT, id: "other" }, SELF), null);
  assert.equal(
    receive({ type: "proceed", url: "http://a.example/" }, { ...PAGE, url: "http://chrome-extension.example/" }, SELF),
    null,
  );
});

test("what is no message of ours is not heard", () => {
  for (const sent of [
    null,
    undefined,
    1,
    "arrive",
    {},
    { type: "toString" },
    { type: "constructor" },
    { type: "open", page: "file" },
  ]) {
    assert.equal(receive(sent, CONTENT, SELF), null);
  }
});

test("a content script may say that its banner is not seen, and nothing but yes counts", () => {
  const said = (/** @type {unknown} */ unseen) => receive({ type: "unseen", unseen }, CONTENT, SELF)?.message;
  assert.deepEqual(
    [said(true), said("true"), said(undefined)].map((one) => /** @type {any} */ (one).unseen),
    [true, false, false],
  );
});

test("an unknown navigation is an ordinary one", () => {
  const received = receive({ type: "arrive", navigation: ["back_forward"] }, CONTENT, SELF);
  assert.deepEqual(received?.message, { type: "arrive", navigation: "navigate" });
});

test("a document is given a part that there is, and no other file", () => {
  const needs = (/** @type {unknown} */ part) => receive({ type: "need", part }, CONTENT, SELF)?.message ?? null;
  assert.deepEqual(needs("eyes"), { type: "need", part: "eyes" });
  for (const other of ["toString", "pages/popup.js", "", undefined, null]) assert.equal(needs(other), null);
});

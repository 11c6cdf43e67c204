/** What the gate reads of a long page. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";

const GATE = await readFile(new URL("../../../extension/content/quick-check.js", import.meta.url), "utf8");

test("texts at the end of a long page stay apart: no word is made of two", () => {
  const texts = ["hello", "an", "d so on"].map((nodeValue) => ({ nodeValue, parentElement: { localName: "p" } }));
  const next = () => texts.pop() ?? null;
  const document = { createTreeWalker: () => ({ lastChild: next, previousNode: next }) };
  const endOf = vm.runInNewContext(`${GATE}; xianchaEndOf`, { document, NodeFilter: { SHOW_TEXT: 4 } });
  assert.deepEqual(endOf({}).trim().split("\n"), ["hello", "an", "d so on"]);
});

/** The pages of tests/cases/signals as real documents: they show what they are written to show. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folding } from "../../extension/core/normalise/text.js";
import { decodeFacts } from "../../extension/page-reading/facts.js";
import { offersLoans } from "../../extension/page-reading/loan-score.js";
import { SIGNALS } from "../extension/own-signals.js";
import { FOLD } from "../extension/sample.js";
import { HELPING, SHOWN, SILENT } from "../extension/signal-pages.js";
import { documentOf, factsOf } from "../extension/written-page.js";
import { isDrawn } from "./sample.js";

const ONE_OF = 16;
/** A busy machine must not cut a look short. */
const LOOK = "performance.now = () => 0; xianchaObserve";
/** A neighbour may speak of no loans: it is looked at as if it had passed the gate. */
const PASSED = "() => undefined, { isOpen: true, isAbout: true, isUsed: false }";
const TABLE = folding(FOLD);

/** @param {import("./observed-page.js").Facts} facts */
function said(facts) {
  const { signals, offers, kinds } = offersLoans(facts, SIGNALS, TABLE);
  return { offers, kinds, signals: signals.map(({ name }) => name).toSorted() };
}

/** @param {import("./observed-page.js").ObservedPage} tab */
export function testsOfSignals(tab) {
  test("a signal's page and its neighbour are judged as documents as they are written", async () => {
    for (const [name, { shows, near }] of [...SHOWN, ...HELPING, ...SILENT].filter(([one]) => isDrawn(one, ONE_OF))) {
      for (const page of [shows, near]) {
        const { head, body } = documentOf(page);
        await tab.open(body, head);
        const seen = decodeFacts(await tab.page.evaluate(`${tab.eyes}; ${LOOK}(${page === near ? PASSED : ""})`));
        assert.deepEqual(said(seen), said(factsOf(page)), `${name}: ${page[0]}`);
      }
    }
  });
}

/** What the server tells people without script are the figures that the planner counts. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { speaker } from "../../../extension/core/i18n.js";
import { EXAMPLES, exampleIn } from "../../../extension/pages/planner-examples.js";
import { read } from "../../../extension/pages/planner-reading.js";
import { money, percent } from "../../../extension/pages/planner-words.js";

const ROOT = new URL("../../../", import.meta.url);
const json = async (/** @type {string} */ path) => JSON.parse(await readFile(new URL(path, ROOT), "utf8"));

test("the examples that the server shows are counted by the module", async () => {
  const say = speaker(await json("extension/_locales/zh_CN/messages.json"), "zh_CN");
  const counted = Object.entries(EXAMPLES).map(([name, { term: [term, count] }]) => {
    const { plan } = read({ ...exampleIn(name, say), on: "2026-11-25" });
    assert.ok(plan?.offer.rates.ok);
    const { received, totals, rates } = plan.offer;
    return [
      name,
      {
        term,
        count: String(count),
        received: money(received),
        paid: money(totals.paid),
        rate: percent(rates.value.nominal, say),
      },
    ];
  });
  assert.deepEqual(await json("backend/xiancha/web/planner-examples.json"), Object.fromEntries(counted));
});

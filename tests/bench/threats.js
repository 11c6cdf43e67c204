/** The threats of texts, as a device finds them: asked on standard input, answered on standard output. */
import { text } from "node:stream/consumers";
import { unpacked } from "../../extension/core/threats/packed-points.js";
import { found } from "../../extension/core/threats/threats.js";
import { folding } from "../../extension/core/normalise/text.js";

const { threats, tables, fold, asked } = JSON.parse(await text(process.stdin));
const table = folding(fold);
const kinds = unpacked(tables);
const answers = asked.map((/** @type {[string, string]} */ [words, country]) => {
  const { despair, sure, court, danger, threats: held } = found(threats, words, country, table, kinds);
  const shown = held.map((one) => ({ id: one.id, answer: one.answer, danger: one.danger, court: one.court }));
  return { despair, sure, court, danger, urgent: urgent(despair, danger, shown), threats: shown };
});
process.stdout.write(JSON.stringify(answers));

/** What is said before all else. @param {boolean} despair @param {boolean} danger @param {{danger: boolean}[]} shown */
function urgent(despair, danger, shown) {
  if (despair) return "despair";
  if (shown.some((one) => one.danger)) return "danger";
  return danger ? "maybe_danger" : "";
}

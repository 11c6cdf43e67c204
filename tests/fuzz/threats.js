/** The threats of texts, as the extension finds them: asked on standard input, answered on standard output. */
import { text } from "node:stream/consumers";
import { unpacked } from "../../extension/core/threats/packed-points.js";
import { found } from "../../extension/core/threats/threats.js";
import { folding } from "../../extension/core/normalise/text.js";

const { threats, tables, fold, asked } = JSON.parse(await text(process.stdin));
const table = folding(fold);
const kinds = unpacked(tables);
const answers = asked.map((/** @type {[string, string]} */ [words, country]) => {
  const held = found(threats, words, country, table, kinds);
  return [held.despair, held.sure, held.court, held.danger, held.threats.map(({ id, answer }) => [id, answer])];
});
process.stdout.write(JSON.stringify(answers));

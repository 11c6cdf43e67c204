/**
 * Answers a list of calls, so that a test in another language can ask the module: JSON in, JSON out.
 *
 *     echo '[["fromPeriod", [0.0005, 365]]]' | node answer.js
 */
import { readFileSync } from "node:fs";
import * as cost from "../../../../extension/core/cost/index.js";

/** @type {[string, unknown[]][]} */
const calls = JSON.parse(readFileSync(0, "utf8"));
const functions = /** @type {Record<string, any>} */ (cost);
process.stdout.write(JSON.stringify(calls.map(([name, inputs]) => functions[name](...inputs))));

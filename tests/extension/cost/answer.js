/**
 * Answers a list of calls, so that a test in another language can ask the module: JSON in, JSON out.
 *
 *     echo '[["rate.js", "fromPeriod", [0.0005, 365]]]' | node answer.js
 */
import { readFileSync } from "node:fs";
import * as early from "../../../extension/cost/early.js";
import * as everyday from "../../../extension/cost/everyday.js";
import * as ics from "../../../extension/cost/ics.js";
import * as months from "../../../extension/cost/months.js";
import * as offer from "../../../extension/cost/offer.js";
import * as rate from "../../../extension/cost/rate.js";
import * as regulationZ from "../../../extension/cost/regulation-z.js";
import * as schedule from "../../../extension/cost/schedule.js";

/** @type {Record<string, object>} */
const FILES = {
  "early.js": early, "everyday.js": everyday, "ics.js": ics, "months.js": months, "offer.js": offer, "rate.js": rate,
  "regulation-z.js": regulationZ, "schedule.js": schedule,
};

/** @type {[string, string, unknown[]][]} */
const calls = JSON.parse(readFileSync(0, "utf8"));
const answers = calls.map(([file, name, inputs]) => /** @type {Record<string, (...inputs: unknown[]) => unknown>} */ (FILES[file])[name](...inputs));
process.stdout.write(JSON.stringify(answers));

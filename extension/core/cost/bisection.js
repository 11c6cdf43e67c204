/**
 * The rate at which flows balance, found between two bounds by halving: it cannot run away or fail to end.
 *
 * With x = ln(1 + i), the balance  Σ amount / ((1 + odd × i) × (1 + i)^whole)  is searched for its zero over all x,
 * that is for every i above −100%. Each value is divided by its largest discount factor, which keeps its sign and lets
 * nothing overflow.
 */

import { bad, good } from "./result.js";

/**
 * @typedef {object} Term  whole periods and a fraction, 0 ≤ odd < 1, that bears simple interest
 * @property {number} amount
 * @property {number} whole
 * @property {number} odd
 */

const FARTHEST = 1e12;
const SMALLEST = 1e-13;
const GRID = 300;

/**
 * The rate per period. When there is one change from receiving to paying there is at most one; when flows go to and fro
 * there may be several, and then the only one that is not negative is meant; where several are, a problem lists them.
 *
 * @param {readonly Term[]} terms in order of time
 * @returns {import("./result.js").Result<number>}
 */
export function rateOf(terms) {
  const found = signChanges(terms) === 1 ? single(terms) : several(terms);
  if (found.length === 0) return bad("cost_no_rate", "flows");
  const chosen = found.length === 1 ? found : found.filter((x) => x >= 0);
  const rates = found.map(Math.expm1);
  if (chosen.length !== 1) return { ok: false, error: { key: "cost_several_rates", field: "flows", rates } };
  const rate = Math.expm1(chosen[0]);
  return Number.isFinite(rate) ? good(rate) : bad("cost_rate_beyond_numbers", "flows");
}

/** @param {readonly Term[]} terms */
function signChanges(terms) {
  const signs = terms.map(({ amount }) => Math.sign(amount)).filter((sign) => sign !== 0);
  return signs.filter((sign, at) => at > 0 && sign !== signs[at - 1]).length;
}

/** @param {readonly Term[]} terms @returns {number[]} */
function single(terms) {
  const start = balance(terms, 0);
  if (start === 0) return [0];
  const unit = 1 / span(terms);
  const side = start < 0 ? 1 : -1;
  let near = 0;
  for (let far = SMALLEST * unit; far < FARTHEST * unit; far *= 4) {
    if (Math.sign(balance(terms, side * far)) !== Math.sign(start)) return [between(terms, side * near, side * far)];
    near = far;
  }
  return [];
}

/** @param {readonly Term[]} terms @returns {number[]} */
function several(terms) {
  const unit = 1 / span(terms);
  const powers = Array.from({ length: GRID }, (_, at) => unit * 10 ** (-6 + 10 * at / (GRID - 1)));
  const points = [...powers.map((x) => -x).reverse(), 0, ...powers];
  const values = points.map((x) => balance(terms, x));
  const found = [];
  for (let at = 0; at < points.length; at += 1) {
    if (values[at] === 0) found.push(points[at]);
    else if (at > 0 && values[at] * values[at - 1] < 0) found.push(between(terms, points[at - 1], points[at]));
  }
  return found;
}

/** @param {readonly Term[]} terms */
const span = (terms) => Math.max(...terms.map(({ whole, odd }) => whole + odd)) || 1;

/** The balance, divided by its largest discount factor. @param {readonly Term[]} terms @param {number} x */
function balance(terms, x) {
  let largest = -Infinity;
  for (const term of terms) largest = Math.max(largest, power(term, x));
  let sum = 0;
  for (const term of terms) sum += term.amount * Math.exp(power(term, x) - largest);
  return sum;
}

/** The logarithm of a discount factor. @param {Term} term @param {number} x */
const power = ({ whole, odd }, x) => -whole * x - simple(odd, x);

/** ln(1 + odd × i), also where i itself is too large for a number. @param {number} odd @param {number} x */
function simple(odd, x) {
  if (odd === 0) return 0;
  return x > 500 ? x + Math.log(odd) : Math.log1p(odd * Math.expm1(x));
}

/** @param {readonly Term[]} terms @param {number} from @param {number} to */
function between(terms, from, to) {
  const sign = Math.sign(balance(terms, from)) || -Math.sign(balance(terms, to));
  let [near, far] = [from, to];
  for (let step = 0; step < 200; step += 1) {
    const middle = near + (far - near) / 2;
    if (middle === near || middle === far) break;
    if (Math.sign(balance(terms, middle)) === sign) near = middle;
    else far = middle;
  }
  return near + (far - near) / 2;
}

/** Which known apps' packages another one is nearly: it takes a second look to tell them apart. Pure. */

import { shape, slip } from "../lookalike/spelling.js";

/** A label that is shorter differs by one letter from many. */
const LEAST_LABEL = 5;
/** What follows the first label, where only that differs: shorter, it is a word that many use. */
const LEAST_REST = 8;
/** A known package of so many labels is somebody's own, so one that only adds to it is like it. */
const LEAST_LABELS = 3;
const LONGEST = 200;
const PACKAGE = /^[a-z][\w]*(?:\.[a-z][\w]*)+$/iu;

/**
 * The known packages that this one, which is none of them, is nearly.
 *
 * @param {string} asked
 * @param {Iterable<string>} known  packages, and other ids, which are passed over
 */
export function alikePackages(asked, known) {
  if (asked.length > LONGEST || !PACKAGE.test(asked)) return [];
  return [...known].filter((one) => PACKAGE.test(one) && one !== asked && isNearly(asked, one)).sort();
}

/** @param {string} asked @param {string} known */
function isNearly(asked, known) {
  if (seen(asked) === seen(known)) return true;
  const [wrong, right] = [asked, known].map((one) => one.toLowerCase().split("."));
  if (right.length >= LEAST_LABELS && right.every((label, at) => wrong[at] === label)) return true;
  const differing = right.flatMap((label, at) => (wrong[at] === label ? [] : [at]));
  if (wrong.length !== right.length || differing.length !== 1) return false;
  const [at] = differing;
  if (at === 0) return right.slice(1).join(".").length >= LEAST_REST;
  return right[at].length >= LEAST_LABEL && slip(right[at], wrong[at]) !== null;
}

/** @param {string} name */
function seen(name) {
  return shape(name.toLowerCase().replaceAll("_", ""));
}

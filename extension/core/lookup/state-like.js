/** Hosts and names that look like a state's or a regulator's, and are none. Pure; as `lookup/state_like.py`. */

import { STATE_SITES } from "./state-sites.js";

/** @typedef {import("../normalise/public-suffixes.js").PublicSuffixes} PublicSuffixes */

const { anywhere, beside, go_of: goOf, named, of_states: ofStates } = STATE_SITES;
/** @type {Record<"endings" | "regulators" | "words", Record<string, string>>} */
const { endings, regulators, words } = STATE_SITES;
const OFFICE = new RegExp(named.join(""), "u");

/**
 * The official site, or what such sites end in, that a host makes believe to be; "" for any other.
 *
 * @param {string} host  in normal form
 * @param {PublicSuffixes} suffixes
 */
export function stateLike(host, suffixes) {
  const suffix = suffixes.suffix(host);
  const isStates = suffix.split(".").some((label) => ofStates.includes(label)) || isOfState(host);
  const own = suffix ? host.slice(0, -suffix.length - 1) : host;
  const labels = own.split(".").map((label) => label.split("-"));
  const parts = labels.flat();
  const isState = parts.includes("gov") || (parts.includes("go") && parts.some((one) => goOf.includes(one)));
  if (isStates || own === "") return "";
  const regulator = labels.flatMap((label) => siteIn(label, isState))[0] ?? "";
  if (regulator) return `.${host}`.endsWith(`.${regulator}`) ? "" : regulator;
  if (!isState) return "";
  const country = [...parts, ...suffix.split(".").slice(-1)].find((one) => one in endings);
  return country ? endings[country] : anywhere.map((one) => endings[one]).join(" / ");
}

/**
 * The own site of the regulator that the words of a label name beside others.
 *
 * @param {string[]} label
 * @param {boolean} isState
 */
function siteIn(label, isState) {
  if (label.length < 2) return [];
  const isOfficial = isState || label.some((one) => beside.some((word) => one.startsWith(word)));
  return label.flatMap((one) => regulators[one] ?? (isOfficial && words[one]) ?? []).filter(Boolean);
}

/** Is a host in normal form at the ending of a state's sites, or the ending itself? @param {string} host */
export function isOfState(host) {
  return Object.values(endings).some((one) => `.${host}`.endsWith(`.${one}`));
}

/** Is a folded name like that of an office of the state that lends? @param {string} plain */
export function isStateName(plain) {
  return OFFICE.test(plain.trim());
}

/** Which known host the host of a page imitates, by the edition in hand. */

import { Lookalikes } from "./host-index.js";
import { nothing } from "../lookup/answers.js";
import { byHost, common } from "../lookup/lookup.js";
import { memoised } from "../memoised.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../lookup/lookup.js").Answer} Answer */
/** @typedef {import("./host-index.js").Imitation} Imitation */

/** @type {WeakMap<Rows, Promise<Lookalikes>>} */
const indexes = new WeakMap();

/**
 * What tells imitations of the hosts that an edition knows, made once while the worker lives.
 *
 * @param {Rows} rows
 */
function indexOf(rows) {
  return memoised(indexes, rows, async () => {
    const [known, { tables }] = await Promise.all([rows.one("meta", "known"), common(rows)]);
    const hosts = /** @type {import("../edition/database.js").KnownRow[]} */ (known);
    return new Lookalikes(
      hosts.map(([host, proven, spellings]) => ({ host, proven, spellings })),
      tables,
    );
  });
}

/**
 * The answer about a host that imitates a known one: whose that is, and nothing of this one.
 *
 * @param {Rows} rows
 * @param {Answer} found  what the edition says of the host
 * @param {string[]} [named]  the known hosts of a lender that is named beside it
 * @returns {Promise<{answer: Answer & {imitates: Imitation}, owner: string, instead: boolean} | null>} null where it
 *   imitates nobody; `instead`: the one imitated is licensed or a partner, so people may go there
 */
export async function lookalike(rows, found, named = []) {
  if (found.verdict !== "none" || found.reason !== "unknown") return null;
  const imitates = (await indexOf(rows)).imitated(found.query.normal, named);
  if (!imitates) return null;
  const [shared, { answer: known }] = await Promise.all([common(rows), byHost(rows, imitates.host)]);
  const owner = known.lender?.name ?? "";
  const claims = known.evidence.filter(({ type }) => type === "claim");
  const answer = {
    ...nothing(shared, found.query.normal, imitates.proven ? "proven" : "reported", known.lender?.country),
    verdict: /** @type {const} */ ("lookalike"),
    evidence: claims.map((claim) => ({ lender: owner, ...claim })),
    imitates,
  };
  return { answer, owner, instead: known.verdict === "licensed" || known.verdict === "partner" };
}

/** Below or beside a known host under one registered name. @param {Rows} rows @param {string} host */
export async function isOwned(rows, host) {
  return (await indexOf(rows)).isOwned(host);
}

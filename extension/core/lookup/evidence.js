/** Rows of an edition as evidence: each with the register that says so, its date and its source. Pure. */

/** @typedef {import("../edition/database.js").Source} Source */
/** @typedef {import("./lookup.js").Evidence} Evidence */

/**
 * @param {Record<string, Source[]>} sources
 * @param {import("../edition/database.js").WarnedRow} row
 * @returns {Evidence}
 */
export function warning(sources, [country, source, , note]) {
  return { ...listing(sources[country][source], "warned"), ...(note && { note }) };
}

/** The channel that lies at a key among the hosts. @param {string} key */
export function channelAt(key) {
  const [type, ...value] = key.split(":");
  return value.length > 0 ? { type, value: value.join(":") } : { type: "host", value: key };
}

/**
 * @param {Source} source
 * @param {string} status
 * @param {import("../edition/database.js").Naming} [naming]
 * @returns {Evidence}
 */
export function listing(source, status, naming) {
  return { type: "listing", status, ...naming, ...cited(source) };
}

/**
 * @param {Source[]} sources
 * @param {import("../edition/database.js").Claim} claim
 * @param {{type: string, value: string}} channel
 * @returns {Evidence}
 */
export function claimEvidence(sources, [, proof, source, seenOn, links, note, naming], channel) {
  return {
    type: "claim",
    proof,
    channel,
    ...cited(sources[source]),
    ...(seenOn && { seen_on: seenOn }),
    ...(links?.length && { links }),
    ...(note && { note }),
    ...naming,
  };
}

/**
 * Who says that a lender bears a name that is not its legal one.
 *
 * @param {Source[]} sources
 * @param {import("../edition/database.js").NameRow} row
 * @returns {Evidence | null}
 */
export function nameEvidence(sources, [, kind, name, proof, source, links, renamed]) {
  if (proof === undefined || source === undefined) return null;
  return { type: "name", kind, name, proof, ...cited(sources[source]), ...(links?.length && { links }), ...renamed };
}

/** @param {Source} source */
function cited({ via, ...source }) {
  return via ? { ...source, via } : source;
}

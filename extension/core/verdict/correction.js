/**
 * A correction as text, holding only what a person ticked, and where it can go. Nothing here sends
 * it. The maintainers' address is set in one place, below; whoever packages the extension may change it.
 */

/** @typedef {import("../i18n.js").Say} Say */
/** @typedef {import("../lookup/lookup.js").Evidence} Evidence */
/** @typedef {"site" | "verdict" | "evidence" | "edition"} Part */
/** @typedef {Record<Part, string>} Parts  the text of each part, "" where there is none */

/**
 * Where a prefilled report goes: "mailto:" opens a letter whose reader the person fills in; the page
 * of a new issue (https://…/issues/new) is filled in likewise.
 */
export const REPORT_TO = "mailto:";

/** @type {Part[]} */
export const PARTS = ["site", "verdict", "evidence", "edition"];
/** Longer addresses are cut by mail programs and sites; then copying is left. */
const LONGEST = 7500;

/**
 * @param {import("../lookup/lookup.js").Answer & {says: string}} answer
 * @param {{say: Say, titleOf: (register: string) => string}} context
 * @returns {Parts}
 */
export function partsOf({ query, verdict, reason, says, evidence, edition }, { say, titleOf }) {
  return {
    site: query.normal ? say("wrong_text_site", { site: query.normal }) : "",
    verdict: say("wrong_text_verdict", { word: say(`verdict_${verdict}`), code: `${verdict}/${reason}`, says }),
    evidence: evidence.length
      ? [say("wrong_text_evidence"), ...evidence.map((one) => line(one, say, titleOf))].join("\n")
      : "",
    edition: say("wrong_text_edition", { number: edition }),
  };
}

/**
 * The whole text, as it would go.
 *
 * @param {Parts} parts
 * @param {ReadonlySet<Part>} ticked
 * @param {string} note  what the person says is right
 * @param {Say} say
 */
export function correctionText(parts, ticked, note, say) {
  const chosen = PARTS.filter((part) => ticked.has(part)).map((part) => parts[part]);
  const mine = note.trim() && `${say("wrong_text_note")}\n${note.trim()}`;
  return [say("wrong_text_title"), ...chosen, mine].filter(Boolean).join("\n\n");
}

/**
 * The address of a report already filled in, "" where the text is too long for one.
 *
 * @param {string} title
 * @param {string} body
 * @param {string} [to]
 */
export function reportAddress(title, body, to = REPORT_TO) {
  const name = to.startsWith("mailto:") ? "subject" : "title";
  const query = `${name}=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`;
  const address = `${to}${to.includes("?") ? "&" : "?"}${query}`;
  return address.length <= LONGEST ? address : "";
}

/** @param {Evidence} one @param {Say} say @param {(register: string) => string} titleOf */
function line({ type, status, proof, channel, lender, register, as_of, url }, say, titleOf) {
  const said = type === "listing" ? say(`status_${status}`) : say(`proof_${proof}`);
  const parts = [channel?.value, lender, said, titleOf(register), say("page_as_of", { date: as_of }), url];
  return `- ${parts.filter(Boolean).join(" · ")}`;
}

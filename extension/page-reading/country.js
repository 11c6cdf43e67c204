/** To which country's borrowers does a page speak? Pure; "" where nothing tells. */

/** Country codes that anyone may buy as if they meant nothing. */
const SOLD_WIDELY = new Set([
  "ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "pw", "sh", "to", "tv", "vip", "ws",
]);

/** Endings that one country's schools and offices have. @type {Record<string, string>} */
const OFFICES = { edu: "US", gov: "US", mil: "US" };

/** Languages of one country. @type {Record<string, string>} */
const LANGUAGES = { id: "ID", sw: "KE", hi: "IN", fil: "PH", tl: "PH", vi: "VN" };

/** What is said only to a country's own people: money, authorities, ways to pay. @type {[RegExp, string][]} */
const MARKS = [
  [/S\$|\bSGD\b|\bSingapore\b|\+65\b|\bNRIC\b|\bSingpass\b|新加坡/gu, "SG"],
  [/£|\bGBP\b|\bFCA\b/gu, "GB"],
  [/₹|\bINR\b|\bRBI\b|\bNBFC\b|\bAadhaar\b|\blakhs?\b/gu, "IN"],
  [/\bRp\.? ?\d|\bIDR\b|\bOJK\b|\bKTP\b/gu, "ID"],
  [/₱|\bPHP\b|\bGCash\b/gu, "PH"],
  [/\bKE?Shs?\b|\bKES\b|\bM-?Pesa\b/giu, "KE"],
  [/₦|\bNGN\b|\b[Nn]aira\b|\bBVN\b|\bFCCPC\b/gu, "NG"],
  [/HK\$|\bHKD\b|港币|港元|港幣/gu, "HK"],
  [/₫|\bVN(?:D\b|Đ)|\bCCCD\b|\bCMND\b/gu, "VN"],
  [/\bFDIC\b|\bNMLS\b|\bFAFSA\b|\bEqual Housing Lender\b|, N\.A\.(?!\p{L})/gu, "US"],
  [/NT\$|新台币|新[臺台]幣/gu, "TW"],
];
const READ = 3000;

/** @param {string} host @param {import("./facts.js").Facts} facts */
export function countryOf(host, facts) {
  const top = host.split(".").at(-1) ?? "";
  if (/^[a-z]{2}$/u.test(top) && !SOLD_WIDELY.has(top)) return top === "uk" ? "GB" : top.toUpperCase();
  if (OFFICES[top]) return OFFICES[top];
  const language = facts.lang.toLowerCase();
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})$/u.exec(language)?.[1]?.toUpperCase();
  if (region && region !== "US") return region;
  const text = [
    facts.title,
    facts.description,
    facts.text.slice(0, READ),
    ...facts.lines.map((line) => line.text),
  ].join("\n");
  const counted = MARKS.map(([mark, country]) => ({ country, times: text.match(mark)?.length ?? 0 }));
  const most = counted.reduce((more, one) => (one.times > more.times ? one : more));
  if (most.times > 0) return most.country;
  return LANGUAGES[language] ?? (/\p{Script=Han}{4}/u.test(text) ? "CN" : "");
}

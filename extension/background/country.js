/** To which country's borrowers does a page speak? Pure; "" where nothing tells. */

/** Country codes that anyone may buy as if they meant nothing. */
const SOLD_WIDELY = new Set(["ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "pw", "sh", "to", "tv", "vip", "ws"]);

/** @type {[RegExp, string][]} */
const MONEY = [
  [/S\$|\bSGD\b|\bSingapore\b|\+65\b|新加坡/u, "SG"],
  [/£|\bGBP\b/u, "GB"],
  [/₹|\bINR\b|\bRBI\b/u, "IN"],
  [/\bRp\.? ?\d|\bIDR\b|\bOJK\b/u, "ID"],
  [/₱|\bPHP\b/u, "PH"],
  [/\bKE?Sh\b|\bKES\b/u, "KE"],
  [/HK\$|\bHKD\b|港币|港元/u, "HK"],
  [/NT\$|新台币|新臺幣/u, "TW"],
];

/** @param {string} host @param {import("./facts.js").Facts} facts */
export function countryOf(host, facts) {
  const top = host.split(".").at(-1) ?? "";
  if (/^[a-z]{2}$/u.test(top) && !SOLD_WIDELY.has(top)) return top === "uk" ? "GB" : top.toUpperCase();
  const region = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})$/iu.exec(facts.lang)?.[1]?.toUpperCase();
  if (region && region !== "US") return region;
  const text = [facts.title, facts.description, ...facts.headings, ...facts.money.map((line) => line.text), ...facts.lines.map((line) => line.text)].join("\n");
  const found = MONEY.find(([mark]) => mark.test(text))?.[1];
  return found ?? (/\p{Script=Han}{4}/u.test(text) ? "CN" : "");
}

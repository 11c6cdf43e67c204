/** The text of the banner on a lending page, made here so that the page's side only shows it. */

import { speak } from "./says.js";

/** @typedef {{verdict: string, lang: string, label: string, word: string, says: string, first: string, items: string[], checklist: string, why: string, close: string}} Banner */

const SHOWN_FOR = ["unlisted", "claimed", "suspended", "lookalike"];
const ITEMS = 3;

/**
 * @param {import("./rows.js").Rows} rows
 * @param {import("./tabs.js").TabVerdict} verdict
 * @returns {Promise<Banner | null>}
 */
export async function bannerFor(rows, { verdict, says = "", seen }) {
  const isOpen = seen.offers || (verdict === "lookalike" && seen.asks);
  if (!isOpen || !SHOWN_FOR.includes(verdict)) return null;
  const [{ say, language }, lists] = await Promise.all([speak(), rows.one("meta", "checklists")]);
  const list = chooseChecklist(lists, seen.country);
  return {
    verdict,
    lang: language.replace("_", "-"),
    label: say("name"),
    word: say(`verdict_${verdict}`),
    says,
    first: say("banner_first"),
    items: (list?.items ?? []).slice(0, ITEMS).map((item) => item.text[language]),
    checklist: say("open_checklist"),
    why: say("why"),
    close: say("close"),
  };
}

/** What to check before borrowing in a country, else anywhere. @param {import("./checklist.js").Checklist[] | undefined} lists @param {string} country */
export function chooseChecklist(lists, country) {
  const before = lists?.filter(({ id }) => id.endsWith("/before-borrowing"));
  return before?.find((list) => list.country === country) ?? before?.[0] ?? lists?.[0];
}

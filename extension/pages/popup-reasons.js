/** Why the page was taken for one that offers loans, or not: what speaks for it and against. */

import { make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {import("../browser/tab-store.js").Seen} Seen */
/** @typedef {Seen["signals"][number]} Reason */

const MOST = 8;
/** Points that would be shown as none. */
const LEAST = 0.05;

/** @param {Pick<Seen, "offers" | "byFee" | "silence" | "signals">} seen @param {Say} say */
export function reasonsView({ offers, byFee = false, silence = "", signals }, say) {
  const all = signals.filter((one) => Math.abs(one.points) >= LEAST);
  const sides = [all.filter((one) => one.points > 0), all.filter((one) => one.points < 0)];
  if (all.length === 0 && !byFee) return null;
  const isSilent = !offers && silence !== "";
  return make("details", { id: "signals" }, [
    make("summary", {}, [say(offers ? "page_signals" : "page_signals_not")]),
    byFee && make("p", { class: "fee-decides" }, [say("signals_fee_decides")]),
    ...sides.map((some) => listOf(some, say)),
    isSilent && make("p", { class: "silence" }, [say(`signals_silent_${silence}`)]),
  ]);
}

/** The strongest, and the others in one. @param {Reason[]} reasons @param {Say} say */
function listOf(reasons, say) {
  if (reasons.length === 0) return null;
  const sorted = [...reasons].sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
  const others = sumOf(sorted.slice(MOST));
  const items = sorted.slice(0, MOST).map((one) => make("li", {}, [explained(one, say)]));
  if (Math.abs(others) >= LEAST) items.push(make("li", {}, [say("signals_others")]));
  return make("ul", {}, items);
}

/** The signal, leading to where all of them stand, and what it was found in. @param {Reason} reason @param {Say} say */
function explained({ name, text, points }, say) {
  const isOfWords = name.startsWith("words_") && text === "";
  const said = isOfWords ? say(points > 0 ? "signals_words_for" : "signals_words_against") : say(`signal_${name}`);
  const link = make("a", { href: `signals.html#${name}` }, [said]);
  link.target = "_blank";
  return make("span", {}, [make("b", {}, [link]), text && ` ${text}`]);
}

/** @param {Reason[]} reasons */
const sumOf = (reasons) => reasons.reduce((sum, { points }) => sum + points, 0);

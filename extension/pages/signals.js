/** By what a page is taken for one that offers loans: every signal with its points, where the popup leads to. */

import { rowsFromWorker } from "../browser/edition-rows.js";
import { speak } from "../browser/language.js";
import { ownSignals, signalsBy } from "../browser/own-signals.js";
import { WORD_PLACES } from "../page-reading/words.js";
import { make } from "./dom.js";
import { entitle } from "./header.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [context, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  const { weights } = rows ? await signalsBy(rows).catch(ownSignals) : await ownSignals();
  const { say } = context;
  entitle(context, say("signals_title"));
  const sorted = [...weights.signals].sort(([, one], [, other]) => other - one);
  main.replaceChildren(
    make("h1", {}, [say("signals_title")]),
    make("p", {}, [say("signals_intro", { points: weights.offers_from.toFixed(1) })]),
    make("p", {}, [say("signals_form")]),
    make("ul", { class: "evidence" }, [
      ...WORD_PLACES.map((place) => signal(`words_${place}`, say("signals_each_word"), say)),
      ...sorted.map(([name, points]) => signal(name, say("signals_points", { points: signed(points) }), say)),
    ]),
    make("p", { class: "small" }, [say("signals_wrong")]),
  );
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** @param {string} name @param {string} said @param {import("../core/i18n.js").Say} say */
function signal(name, said, say) {
  return make("li", { id: name }, [make("b", {}, [say(`signal_${name}`)]), ` ${said}`]);
}

/** @param {number} points */
const signed = (points) => `${points < 0 ? "−" : "+"}${Math.abs(points).toFixed(1)}`;

void render();

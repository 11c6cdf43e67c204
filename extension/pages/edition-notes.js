/** Which edition is in hand, how old it is, and what was refused. */

import { askWorker } from "../browser/messages.js";
import { against, stored } from "../browser/edition-state.js";
import { trust } from "../browser/trust.js";
import { button, day, folded, largeTypeButton, make } from "./dom.js";
import { languageNote } from "./edition-language.js";

const DAY = 86_400_000;

/**
 * @param {import("../core/i18n.js").Say} say
 * @param {import("../core/i18n.js").Language} language
 * @param {() => unknown} changed  called after the server was asked
 */
export async function editionNotes(say, language, changed) {
  const [{ edition, refused, checked, frozen }, trusted] = await Promise.all([stored(), trust()]);
  const publisher = trusted?.publisher ?? "";
  const isOthers = edition !== undefined && edition.publisher !== publisher;
  const isRevoked = edition !== undefined && (await against(edition)).revoked;
  const note = (/** @type {string} */ id, /** @type {string} */ text) => make("p", { class: "note", id }, [text]);
  const refusals = [refused?.server, refused?.bundled].filter((one) => one !== undefined && one !== null);
  const asking = make("span", { role: "status" });
  const ask = async () => {
    const checking = ` ${say("popup_checking")}`;
    if (asking.textContent === checking) return;
    asking.textContent = checking;
    const isDone = await askWorker({ type: "refresh" }).then(() => true, () => false);
    if (isDone) changed();
    else asking.textContent = ` ${say("refused_failed")}`;
  };
  return make("section", { id: "edition" }, [
    largeTypeButton(say),
    ...refusals.map((refusal) => refusalNote(refusal, edition !== undefined, say, language)),
    isRevoked && note("revoked", say("edition_revoked")),
    frozen && note("frozen", say("edition_frozen", { date: day(frozen, language) })),
    edition && Date.parse(edition.expires_at) <= Date.now() && note("aged", say("aged")),
    ...(await languageNote({ say, language })),
    isOthers && note("others", say("edition_others", { key: edition.signers[0] })),
    edition ? aboutEdition(edition, say, language) : make("p", { class: "small" }, [say("popup_no_edition")]),
    trusted?.server &&
      make("p", { class: "small" }, [
        checked ? `${say("popup_checked", { date: day(checked, language) })} ` : "",
        button("refresh", say("popup_refresh"), ask),
        asking,
      ]),
  ]);
}

/**
 * Of which day its lists are; its number is folded, for who reports a fault.
 *
 * @param {import("../browser/edition-state.js").InHand} edition
 * @param {import("../core/i18n.js").Say} say
 * @param {import("../core/i18n.js").Language} language
 */
function aboutEdition({ number, published_at }, say, language) {
  const lists = say("popup_edition", { date: day(published_at, language), age: age(published_at, say) });
  const inside = [make("p", {}, [say("edition_number", { number })])];
  return make("div", { class: "small" }, [folded(lists, inside, "about")]);
}

/**
 * @param {import("../browser/edition-state.js").Refusal} refusal
 * @param {boolean} holds
 * @param {import("../core/i18n.js").Say} say
 * @param {import("../core/i18n.js").Language} language
 */
function refusalNote({ code, edition, at }, holds, say, language) {
  return make("div", { class: "note", role: "note" }, [
    make("p", {}, [say(holds ? "refused" : "refused_none")]),
    make("p", {}, [say(`refused_${code}`)]),
    make("p", { class: "small" }, [
      edition > 0 ? say("refused_at", { date: day(at, language), number: edition }) : day(at, language),
    ]),
  ]);
}

/** @param {string} published @param {import("../core/i18n.js").Say} say */
function age(published, say) {
  const n = Math.floor((Date.now() - Date.parse(published)) / DAY);
  return n < 1 ? say("age_today") : say("age_days", { n });
}

/**
 * The warning before a page: what the regulator says, leaving first, going on hidden. The address is in the
 * fragment.
 */

import { askWorker } from "../browser/messages.js";
import { isWeb } from "../core/normalise/host.js";
import { speak } from "../browser/language.js";
import { tagOf } from "../core/i18n.js";
import { feeSentence, headingOf } from "../core/verdict/practice.js";
import { verdictCard } from "../core/verdict/card.js";
import { button, folded, local, make, mark, outside, sentence } from "./dom.js";
import { entitle } from "./header.js";
import { moreParts, orderParts } from "./answer-parts.js";

/** @typedef {import("../browser/tab-store.js").TabVerdict} TabVerdict */
/** @typedef {import("./verdict-evidence.js").Context} Context */

const GRAVE = ["warned", "ended", "lookalike"];
/** Where there was something before the page warned of, a busy browser may take its time to go there. */
const NOWHERE_AFTER = { first: 600, later: 8000 };
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const address = location.hash.slice(1);
  if (!isWeb(address) || window.top !== window) return location.replace("checklist.html");
  const [{ say, language }, found] = await Promise.all([speak(), askWorker({ type: "shown", url: address })]);
  if (!found) return location.replace("checklist.html");
  const { verdict, manifest, site } = found;
  const grave = GRAVE.includes(verdict.verdict);
  const context = { say, language, manifest };
  entitle(context, say(`verdict_${verdict.verdict}`));
  main.replaceChildren(grave ? dialog(verdict, site, address, context) : nothing(address, say));
  document.getElementById("leave")?.focus({ preventScroll: true });
}

/** @param {TabVerdict} answer @param {string} site @param {string} address @param {Context} context */
function dialog(answer, site, address, context) {
  const { say } = context;
  const { verdict, seen, query, evidence } = answer;
  const inside = seen.host !== query.normal;
  const fee = feeSentence(say, answer);
  const card = verdictCard(answer, seen.words, seen.told, context);
  return make(
    "section",
    { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "said", "data-verdict": verdict },
    [
      make("h1", { id: "title" }, [mark(verdict), headingOf(say, answer, `warning_${verdict}`)]),
      make("p", { class: "label" }, [say(inside ? "warning_inside" : "warning_address")]),
      make("p", { class: "site" }, [site]),
      seen.host !== site && make("p", { class: "small" }, [seen.host]),
      make("div", { id: "said" }, [fee !== "" && make("p", {}, sentence(fee)), ...orderParts(card)]),
      verdict === "lookalike" && make("p", { class: "label" }, [say("warning_imitated")]),
      make(
        "ul",
        { class: "sources" },
        evidence
          .filter(({ type }) => type === (verdict === "lookalike" ? "claim" : "listing"))
          .map((one) => source(one, context)),
      ),
      make("div", { class: "actions" }, [button("leave", say("warning_leave"), leave), checklist(say)]),
      folded(say("warning_more"), [
        ...moreParts(card),
        make("p", {}, [say(`warning_note_${verdict}`)]),
        button("proceed", say("warning_proceed"), () => proceed(address)),
      ]),
    ],
  );
}

/**
 * What a register says: of the page, or of whose the host is that it imitates.
 *
 * @param {TabVerdict["evidence"][number]} one
 * @param {Context} context
 */
function source(one, { say, language, manifest }) {
  const register = manifest.registers.find(({ id }) => id === one.register);
  const title = register
    ? [local(register.operator, language), " · ", local(register.title, language)]
    : [one.register];
  const says = one.channel ? `${one.channel.value} ${say(`proof_${one.proof}`)}` : say(`status_${one.status}`);
  const link = outside(one.links?.[0] || one.url || register?.page, say("popup_source"));
  return make("li", {}, [
    ...title,
    ...sentence(` · ${says} · ${say("page_as_of", { date: one.as_of })} `),
    link,
    one.type === "listing" && one.note && make("p", {}, words(one.note, register?.notes || language, say)),
    one.via && make("span", { class: "small" }, [` ${say("page_via", { via: one.via })}`]),
  ]);
}

/**
 * The regulator's own words about this entry.
 *
 * @param {string} note
 * @param {import("../core/i18n.js").Language} written
 * @param {Context["say"]} say
 */
function words(note, written, say) {
  return [say("warning_words"), " ", make("q", { lang: tagOf(written) }, [note])];
}

/**
 * The edition has changed since: there is no warning any more.
 *
 * @param {string} address
 * @param {import("../core/i18n.js").Say} say
 */
function nothing(address, say) {
  return make("section", {}, [
    make("h1", {}, [say("warning_gone")]),
    make("div", { class: "actions" }, [
      button("leave", say("warning_leave"), leave),
      button("open", say("warning_open"), () => location.replace(address)),
    ]),
  ]);
}

/** @param {import("../core/i18n.js").Say} say */
function checklist(say) {
  return make("a", { href: "checklist.html" }, [say("open_checklist")]);
}

/** To the page before the one warned of, however slowly it answers; where there is none, to the checklist. */
function leave() {
  const wait = history.length > 2 ? NOWHERE_AFTER.later : NOWHERE_AFTER.first;
  const nowhere = setTimeout(() => location.replace("checklist.html"), wait);
  addEventListener("beforeunload", () => clearTimeout(nowhere), { once: true });
  history.go(-2);
}

/** @param {string} address */
async function proceed(address) {
  if (await askWorker({ type: "proceed", url: address })) location.replace(address);
}

addEventListener("pageshow", (event) => event.persisted && void render());
addEventListener("hashchange", () => void render());
void render();

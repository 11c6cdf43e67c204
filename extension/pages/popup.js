/** The toolbar button's popup: the verdict of the tab, what it rests on, what is not covered. */

import { fragmentOf } from "../background/figures.js";
import { heldRows } from "../background/holding.js";
import { isWeb } from "../background/messages.js";
import { LANGUAGES, speak, told } from "../background/says.js";
import { verdictOf } from "../background/tabs.js";
import { checkHere } from "./check-here.js";
import { button, make, mark, sentence } from "./dom.js";
import { editionNotes } from "./edition.js";
import { evidenceList, notCoveredList } from "./evidence.js";

/** @typedef {import("../background/tabs.js").TabVerdict} TabVerdict */
/** @typedef {import("./evidence.js").Context} Context */
/** @typedef {"checked" | "unchecked" | "no_access"} Access */

const MOST_SIGNALS = 8;
const EVERYWHERE = { origins: ["http://*/*", "https://*/*"] };
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

/** The tab the popup is about: named in the address, else the one in front. */
async function tabInQuestion() {
  const named = Number(new URLSearchParams(location.search).get("tab"));
  if (named) return { id: named, named: true, url: "" };
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return { id: tab?.id ?? -1, named: false, url: tab?.url ?? "" };
}

/**
 * Is the kept verdict about what the tab shows now? The page itself is asked, and the tab where its address is
 * known: in Firefox a page that was left may still answer.
 *
 * @param {{id: number, named: boolean, url: string}} tab
 * @param {TabVerdict | null} verdict
 * @returns {Promise<Access>}
 */
async function accessTo(tab, verdict) {
  if (verdict && (tab.named || tab.url.startsWith(chrome.runtime.getURL("pages/warning.html")))) return "checked";
  const here = await chrome.tabs.sendMessage(tab.id, { type: "where" }, { frameId: 0 }).catch(() => null);
  if (here && verdict && [here, tab.url || here].every((one) => new URL(one).host === new URL(verdict.seen.url).host)) return "checked";
  return (await chrome.permissions.contains(EVERYWHERE)) ? "unchecked" : "no_access";
}

async function render() {
  const [{ say, language }, tab, rows] = await Promise.all([speak(), tabInQuestion(), heldRows().catch(() => null)]);
  const verdict = await verdictOf(tab.id);
  const [access, manifest] = await Promise.all([accessTo(tab, verdict), rows?.one("meta", "manifest")]);
  const looking = access !== "checked" && (await isLooking(tab));
  document.documentElement.lang = language.replace("_", "-");
  document.title = say("name");
  main.replaceChildren(
    header(say, language),
    access === "checked" && verdict && manifest ? verdictParts(verdict, { say, language, manifest }) : unchecked(access, looking, say),
    make("nav", {}, [access === "checked" && verdict?.seen.offers && plannerLink(verdict, say), checklistLink(say)]),
    await editionNotes(say, language, render),
  );
}

/** Is the page being looked at? The press on the toolbar button asks for it, once. @type {Promise<boolean> | null} */
let look = null;
/** @param {{id: number, named: boolean, url: string}} tab */
function isLooking({ id, named, url }) {
  if (named || !isWeb(url)) return false;
  return (look ??= checkHere(id));
}

/** @param {import("../background/says.js").Say} say @param {import("../background/says.js").Language} language */
function header(say, language) {
  const other = LANGUAGES.find((one) => one !== language);
  const change = async () => {
    await chrome.storage.local.set({ language: other });
    await render();
  };
  return make("header", {}, [make("span", { class: "brand" }, [say("name")]), button("language", say("popup_language"), change)]);
}

/** @param {TabVerdict} answer @param {Context} context */
function verdictParts(answer, context) {
  const { say } = context;
  const { verdict, lender, evidence, not_covered, query, seen } = answer;
  return make("section", { id: "verdict", "data-verdict": verdict }, [
    make("h1", {}, [mark(verdict), say(`verdict_${verdict}`)]),
    make("p", { class: "host" }, [query.normal || new URL(seen.url).host]),
    make("p", { class: "says" }, sentence(told(context, answer, seen.words))),
    seen.host !== query.normal && make("p", { class: "small" }, [say("popup_frame", { host: seen.host })]),
    lender && make("p", { class: "lender" }, [lender.name, lender.licence ? make("span", { class: "small" }, [` ${say("page_licence")} ${lender.licence}`]) : null]),
    seen.offers && signalsSeen(seen.signals, say),
    evidence.length > 0 && make("h2", {}, [say("page_evidence")]),
    evidence.length > 0 && evidenceList(evidence, context),
    not_covered.length > 0 && notCovered(not_covered, context, verdict === "uncovered"),
  ]);
}

/** What makes the page one that offers loans, the strongest first. @param {TabVerdict["seen"]["signals"]} signals @param {import("../background/says.js").Say} say */
function signalsSeen(signals, say) {
  const shown = signals.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points).slice(0, MOST_SIGNALS);
  if (shown.length === 0) return null;
  const items = shown.map(({ name, text }) => make("li", {}, [make("b", {}, [say(`signal_${name}`)]), ` ${text}`]));
  return make("details", { id: "signals" }, [make("summary", {}, [say("page_signals")]), make("ul", {}, items)]);
}

/** @param {TabVerdict["not_covered"]} missing @param {Context} context @param {boolean} open */
function notCovered(missing, context, open) {
  const details = make("details", {}, [make("summary", {}, [context.say("page_not_covered")]), notCoveredList(missing, context)]);
  details.open = open;
  return details;
}

/** @param {Access} access @param {boolean} looking @param {import("../background/says.js").Say} say */
function unchecked(access, looking, say) {
  if (access !== "no_access") return make("section", { id: "unchecked" }, [make("p", {}, [say(looking ? "popup_looking" : "popup_unchecked")])]);
  const allow = async () => {
    await chrome.permissions.request(EVERYWHERE);
    await render();
  };
  return make("section", { id: "no-access" }, [make("p", {}, [say(looking ? "popup_looking" : "popup_no_access")]), button("allow", say("popup_allow"), allow)]);
}

/** @param {import("../background/says.js").Say} say */
function checklistLink(say) {
  const link = make("a", { href: "checklist.html", id: "checklist" }, [say("open_checklist")]);
  link.target = "_blank";
  return link;
}

/** What the loan costs, filled with the figures that the page names. @param {TabVerdict} verdict @param {import("../background/says.js").Say} say */
function plannerLink({ seen }, say) {
  const link = make("a", { href: `planner.html${fragmentOf(seen.figures)}`, id: "planner" }, [say("popup_planner")]);
  link.target = "_blank";
  return make("p", {}, [link]);
}

chrome.storage.session.onChanged.addListener(async (changes) => {
  if (`verdict:${(await tabInQuestion()).id}` in changes) await render();
});
void render();

/** The home page: one box that asks the edition on this phone, and two doors. What is typed stays on the phone. */

import { stored } from "../browser/edition-state.js";
import { chosen, speak, speakerOf } from "../browser/language.js";
import { removeLocal, whenLocalChanges } from "../browser/local-store.js";
import { askWorker } from "../browser/messages.js";
import { NOT_KEPT } from "../browser/not-kept.js";
import { browserLanguage } from "../browser/own-files.js";
import { meant } from "../core/i18n.js";
import { editionNotes } from "../pages/edition-notes.js";
import { make } from "../pages/dom.js";
import { entitle } from "../pages/header.js";
import { asking } from "../pages/question-box.js";
import { askedBefore } from "./asked-before.js";
import { fetchingBar } from "./fetching.js";
import { lacking, opensOffline } from "./missing.js";
import { codesIn, readsCodes } from "./qr-code.js";
import { takenShared } from "./shared-text.js";
import { ASKED, situations } from "./situations.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/** The server is asked once in so many ms while the app is used. */
const OFTEN = 6 * 3_600_000;

/** @template {HTMLElement} [T=HTMLElement] @param {string} id */
const part = (id) => /** @type {T} */ (document.getElementById(id));

async function begin() {
  const lack = await lacking();
  if (lack) return without(lack);
  const speaking = await speak();
  entitle(speaking, "", () => undefined);
  if (speaking.language !== (await chosen())) tell(speaking.say("app_failed"));
  const { asked, open } = box(speaking);
  part("situations").replaceChildren(situations(open, speaking.say));
  part("situations").setAttribute("aria-label", speaking.say("page_heading"));
  part("found").before(fetchingBar(speaking.say));
  /** The first edition comes beside what answers from it; whoever asks for it later waits for the same. */
  if (!(await stored()).edition) void askWorker({ type: "refresh" }).catch(() => null);
  await Promise.all([state(speaking), asked.show()]);
  const text = await takenShared();
  if (text) fillIn(text, speaking);
  if (location.search === NOT_KEPT) notKept(speaking);
  const wanted = new URLSearchParams(location.search).get(ASKED);
  if (wanted) open(wanted);
  if (!opensOffline()) tell(speaking.say("app_lacks_offline"));
  await answersHere()
    .then(({ editionHere }) => editionHere())
    .then(upToDate)
    .catch(() => tell(speaking.say("app_failed")));
  if (opensOffline()) await keepHere().catch(() => tell(speaking.say("app_lacks_offline")));
  await answersHere().then(({ fetchRest }) => fetchRest()).catch(() => null);
}

/** Any page may share something with the app, so it waits for a tap. @param {string} text @param {Speaking} speaking */
function fillIn(text, { say }) {
  /** @type {HTMLTextAreaElement} */ (part("question")).value = text;
  tell(say("app_shared"));
}

/** Once: the page may be loaded anew. @param {Speaking} speaking */
function notKept({ say }) {
  history.replaceState(null, "", location.pathname);
  tell(say("app_not_kept"));
}

/** Has the service worker keep the app, and what this page has loaded before it was there. */
async function keepHere() {
  const how = /** @type {const} */ ({ updateViaCache: "none" });
  const { active, waiting, installing } = await navigator.serviceWorker.register("service-worker.js", how);
  const worker = active ?? (await begun(waiting ?? installing));
  worker?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
}

/**
 * The service worker once it stands; null where it could not be had: the next visit tries again, and nothing waits.
 *
 * @param {ServiceWorker | null} worker
 * @returns {Promise<ServiceWorker | null>}
 */
function begun(worker) {
  return new Promise((done) => {
    const look = () => {
      if (!worker || worker.state === "redundant") done(null);
      else if (worker.state === "activated") done(worker);
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

async function failed() {
  const { say } = await speak();
  tell(say("app_failed"));
}

/** What answers: a part of its own, so that a slow network brings the box before it. */
const answersHere = () => import("./answers.js");

/** What is asked is kept until it can be answered. @param {Speaking} speaking */
function box(speaking) {
  const { say } = speaking;
  const form = /** @type {HTMLFormElement} */ (part("lookup"));
  const control = /** @type {HTMLTextAreaElement} */ (part("question"));
  const found = part("found");
  const mistake = part("question-mistake");
  const fail = (/** @type {string} */ text) => {
    mistake.textContent = text;
    control.setAttribute("aria-invalid", String(text !== ""));
  };
  const again = (/** @type {string} */ text) => ask(text);
  const answered = (/** @type {string} */ text) => asked.keep(text);
  let isHeld = false;
  /** @type {Promise<ReturnType<typeof import("./answers.js").answers>> | null} */
  let answering = null;
  const act = async (/** @type {(by: ReturnType<typeof import("./answers.js").answers>) => unknown} */ then) => {
    isHeld ||= Boolean((await stored()).edition);
    if (!isHeld) found.replaceChildren(make("p", { class: "note" }, [say("app_fetching")]));
    answering ??= answersHere().then(({ answers }) => answers({ again, found, fail, answered }, speaking));
    await answering.then(then).catch(() => {
      answering = null;
      tell(say("app_failed"));
    });
  };
  const ask = asking(form, control, (text) => act(({ answer }) => answer(text)));
  const open = (/** @type {string} */ id) => act((by) => by.open(id));
  const shown = new MutationObserver(() => found.firstElementChild && form.scrollIntoView({ block: "start" }));
  shown.observe(found, { childList: true });
  const asked = askedBefore(part("asked-before"), speaking, ask);
  const paste = part("paste");
  paste.hidden = !navigator.clipboard?.readText;
  paste.addEventListener("click", async () => {
    const text = await navigator.clipboard.readText().catch(() => "");
    if (text.trim()) ask(text);
    else fail(say("app_paste_failed"));
  });
  void codes({ ask, fail }, speaking);
  return { asked, open };
}

/**
 * A QR code is asked as if its text had been pasted.
 *
 * @param {{ask: (text: string) => void, fail: (mistake: string) => void}} box
 * @param {Speaking} speaking
 */
async function codes({ ask, fail }, { say }) {
  if (!(await readsCodes())) return;
  const picture = /** @type {HTMLInputElement} */ (part("picture"));
  part("code").hidden = false;
  part("code").addEventListener("click", () => picture.click());
  picture.addEventListener("change", async () => {
    const [file] = picture.files ?? [];
    if (!file) return;
    const text = await codesIn(file).catch(() => null);
    picture.value = "";
    if (text) ask(text);
    else fail(say(text === null ? "app_qr_failed" : "app_qr_none"));
  });
}

/** Which edition is in hand, again after each change. @param {Speaking} speaking */
async function state(speaking) {
  const { say, language } = speaking;
  const draw = async () => part("state").replaceChildren(await editionNotes(say, language, draw));
  whenLocalChanges((keys) => {
    if (keys.includes("language")) void anew();
    else if (["edition", "refused", "checked"].some((key) => keys.includes(key))) void draw();
  });
  await draw();
}

/** In another language: the server may have more in that. */
async function anew() {
  await removeLocal(["checked"]);
  location.reload();
}

/** While there is a network. */
async function upToDate() {
  const { checked = "" } = await stored();
  if (navigator.onLine && !(Date.now() - Date.parse(checked) < OFTEN)) await askWorker({ type: "refresh" });
}

/**
 * Nothing is verified or kept here: what is lacking; the way to the page that needs none of it stays.
 *
 * @param {import("./missing.js").Lack} lack
 */
async function without(lack) {
  const say = await speakerOf(meant(browserLanguage()) ?? "en");
  tell(say(`app_lacks_${lack}`));
  for (const one of document.querySelectorAll("#lookup, nav, #rest")) one.remove();
}

/** @param {string} words */
function tell(words) {
  part("missing").replaceChildren(make("p", { class: "note", role: "note" }, [words]));
}

begin().catch(failed);

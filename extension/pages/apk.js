/** What an app will ask for, before it is installed: its file is read on this device, in a worker, and sent nowhere. */

import { rowsFromWorker } from "../browser/edition-rows.js";
import { speak } from "../browser/language.js";
import { NOT_KEPT } from "../browser/not-kept.js";
import { countries } from "../browser/settings.js";
import { takenFile } from "../browser/shared-file.js";
import { identityOf } from "../core/lookup/of-apk.js";
import { common } from "../core/lookup/lookup.js";
import { conclusion, isAgainst } from "../core/apk/conclusion.js";
import { aboutPart, filePart, signaturePart } from "./apk-about.js";
import { anyFilePart, conclusionPart } from "./apk-conclusion.js";
import { identityPart } from "./apk-identity.js";
import { permissionsPart } from "./apk-permissions.js";
import { make } from "./dom.js";
import { entitle } from "./header.js";
import { languageNote } from "./edition-language.js";
import { fileField, input } from "./fields.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../core/checklists/app-permissions.js").Apps} Apps */
/** @typedef {import("../core/lookup/lookup.js").Common} Common */
/** @typedef {import("./apk-worker.js").Heard} Heard */
/** @typedef {Extract<Heard, {type: "facts"}>} First */

/** What is said of each code of core/apk/problems.js; of the others that the file is damaged. */
const REFUSED = new Map([
  ["unreadable", "unreadable"],
  ["not-zip", "other"],
  ["empty", "other"],
  ["no-manifest", "other"],
  ["too-large", "large"],
  ["no-base", "base"],
]);
const KINDS = ".apk,.xapk,.apks,.apkm,application/vnd.android.package-archive";
const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const found = make("div", { id: "found" });
/** Where a file is chosen: above what was found, and below it once that is an app. */
const choosing = make("div", { id: "choosing" });
/** The one that reads now. @type {Worker | null} */
let reading = null;

async function render() {
  const speaking = await speak();
  const { say } = speaking;
  entitle(speaking, say("apk_title"));
  const chooser = input("file");
  chooser.accept = KINDS;
  const canDrop = matchMedia("(hover: hover) and (pointer: fine)").matches;
  const chosen = fileField("file", say("apk_choose"), chooser, say, canDrop ? say("apk_drop") : "");
  chooser.addEventListener("change", () => {
    if (chooser.files?.[0]) read(chooser.files[0], speaking);
  });
  takeDropped((file) => read(file, speaking));
  main.replaceChildren(
    make("h1", {}, [say("apk_title")]),
    ...(await languageNote(speaking)),
    choosing,
    found,
  );
  choosing.replaceChildren(anyFilePart(speaking), make("p", { class: "intro" }, [say("apk_intro")]), chosen.element);
  if (location.search === NOT_KEPT) found.replaceChildren(make("p", { class: "note" }, [say("apk_not_kept")]));
  const shared = await takenFile();
  if (shared) found.replaceChildren(readButton(shared, speaking));
}

/** Any page may share a file with the app, so it waits for a tap. @param {File} file @param {Speaking} speaking */
function readButton(file, speaking) {
  const name = speaking.say("apk_read_shared", { name: file.name });
  const button = make("button", { id: "read-shared", type: "button", class: "main" }, [name]);
  button.addEventListener("click", () => read(file, speaking));
  return button;
}

/** @param {(file: File) => void} take */
function takeDropped(take) {
  const holds = (/** @type {DragEvent} */ { dataTransfer }) => dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (holds(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });
}

/** @param {File} file @param {Speaking} speaking */
function read(file, speaking) {
  const { say } = speaking;
  reading?.terminate();
  const worker = new Worker("apk-worker.js", { type: "module" });
  reading = worker;
  found.replaceChildren(make("p", { role: "status" }, [say("apk_reading")]));
  /** @type {Awaited<ReturnType<typeof show>> | null} */
  let view = null;
  const refuse = (/** @type {string} */ code) => {
    if (reading !== worker) return;
    if (choosing.nextElementSibling !== found) found.before(choosing);
    const why = say(`apk_refused_${REFUSED.get(code) ?? "damaged"}`);
    found.replaceChildren(make("p", { class: "note", role: "alert" }, [why]));
  };
  worker.onerror = () => refuse("unreadable");
  worker.onmessage = (/** @type {MessageEvent<Heard>} */ { data }) => {
    if (data.type === "refused") return refuse(data.code);
    if (data.type === "facts") view = show(file, data, speaking, () => reading === worker);
    else if (data.type === "progress") view?.progress(data.done, data.total);
    else view?.checked(data.signature);
  };
  worker.postMessage(file);
}

/**
 * At first what it comes down to; then, folded, what it can read of you and how to deny that, who it is and who signed
 * it. What speaks against it stands open.
 *
 * @param {File} file
 * @param {First} first
 * @param {Speaking} speaking
 * @param {() => boolean} isCurrent  false where another file was chosen meanwhile
 */
function show(file, first, speaking, isCurrent) {
  const { facts, rest } = first;
  const signature = signaturePart(facts, speaking);
  const [about, signed] = [aboutPart(first, speaking), foldedSection(signature.element)];
  /** @type {Parameters<typeof conclusion>[1]} */
  let known = { rest };
  let card = make("section", {});
  const conclude = () => {
    const made = conclusionPart(conclusion(facts, known), speaking);
    const isRead = card.contains(document.activeElement);
    card.replaceWith(made);
    card = made;
    if (isRead) card.querySelector("h2")?.focus();
    if (isAgainst(facts.signature.state)) unfold(signed);
  };
  conclude();
  choosing.querySelector(".order")?.remove();
  found.replaceChildren(card, about, signed, foldedSection(filePart(file, first, speaking)));
  found.after(choosing);
  card.querySelector("h2")?.focus();
  const note = make("p", { class: "note" }, [speaking.say("apk_no_edition")]);
  const without = { parts: [note], isWarned: false, isAlike: false };
  void rowsFromWorker()
    .then((rows) => (rows ? inEdition(rows, facts, rest, speaking) : without))
    .catch(() => without)
    .then(({ parts, isWarned, isAlike }) => {
      if (!isCurrent()) return;
      about.after(...parts);
      known = { rest, warned: isWarned, alike: isAlike };
      if (isWarned || isAlike) conclude();
    });
  return {
    progress: signature.progress,
    checked: (/** @type {First["facts"]["signature"]} */ checked) => {
      facts.signature = checked;
      signature.checked(checked);
      if (isAgainst(checked.state)) conclude();
    },
  };
}

/** A part folds to its title. @param {HTMLElement} section */
function foldedSection(section) {
  const [title, ...rest] = section.children;
  section.append(make("details", {}, [make("summary", {}, [title]), ...rest]));
  return section;
}

/** @param {HTMLElement} section */
function unfold(section) {
  const details = section.querySelector("details");
  if (details) details.open = true;
}

/** @param {Rows} rows @param {First["facts"]} facts @param {string} rest @param {Speaking} speaking */
async function inEdition(rows, facts, rest, speaking) {
  /** @type {[import("../core/lookup/of-apk.js").Identity, Apps | undefined, any, Common, string[]]} */
  const [identity, apps, help, { manifest }, own] = await Promise.all([
    identityOf(rows, facts, speaking),
    rows.one("meta", "app_permissions"),
    rows.one("meta", "help"),
    common(rows),
    countries(),
  ]);
  const known = { guide: help?.phones, own, rest, isOther: identity.isOther };
  const isWarned = identity.package.answer.verdict === "warned";
  const isAlike = identity.alike.length > 0;
  const who = foldedSection(identityPart(identity, { ...speaking, manifest }));
  if (isWarned || isAlike) unfold(who);
  const wants = apps ? [foldedSection(permissionsPart(facts, { apps, ...known }, speaking))] : [];
  return { parts: isWarned || isAlike ? [who, ...wants] : [...wants, who], isWarned, isAlike };
}

void render();

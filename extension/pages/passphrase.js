/** Forms in which a passphrase is typed: a new log, an old one, another passphrase, erasing. */

import { changePassphrase, create, erase, unlock } from "../core/evidence-log/vault.js";
import { make } from "./dom.js";
import { field, form, input, isRight } from "./fields.js";

/** @typedef {import("./fields.js").Say} Say */
/** @typedef {import("../core/evidence-log/vault.js").Vault} Vault */

/** In characters. What is stored can be tried offline, so shorter ones do not do. */
const SHORTEST = 10;
/** So many different characters, or it is one key held down. */
const DISTINCT = 4;

/** Two fields for a new passphrase. @param {string} id @param {Say} say @param {string} [label] */
export function newPassphrase(id, say, label = say("log_passphrase_new")) {
  const fields = {
    first: field(
      `${id}-passphrase`,
      label,
      input("password", "", "new-password"),
      say("log_passphrase_hint", { n: SHORTEST }),
    ),
    again: field(`${id}-again`, say("log_passphrase_again"), input("password", "", "new-password")),
  };
  const read = () => {
    const passphrase = fields.first.control.value;
    const right = isRight(fields, {
      first: weak(passphrase, say),
      again: fields.again.control.value === passphrase ? "" : say("log_passphrase_differs"),
    });
    return right ? passphrase : null;
  };
  return { elements: [fields.first.element, fields.again.element], read };
}

/**
 * What is wrong with a new passphrase: spaces around it are soon forgotten, and one key held down protects nothing.
 *
 * @param {string} passphrase
 * @param {Say} say
 */
function weak(passphrase, say) {
  if ([...passphrase.trim()].length < SHORTEST) return say("log_passphrase_short", { n: SHORTEST });
  return new Set(passphrase).size < DISTINCT ? say("log_passphrase_plain") : "";
}

/** Firefox asks the person, who may take a while; nothing waits for the answer. */
function askToPersist() {
  navigator.storage.persist?.().catch(() => false);
}

/** @param {Say} say @param {(vault: Vault) => Promise<void>} onOpen */
export function createForm(say, onOpen) {
  const chosen = newPassphrase("create", say);
  const act = async () => {
    const passphrase = chosen.read();
    if (passphrase === null) return "";
    const vault = await create(passphrase);
    askToPersist();
    await onOpen(vault);
    return "";
  };
  return form({
    id: "create",
    parts: [...chosen.elements, make("p", { class: "note" }, [say("log_passphrase_lost")])],
    button: say("log_create"),
    say,
    act,
  });
}

/** @param {Say} say @param {(vault: Vault) => Promise<void>} onOpen */
export function unlockForm(say, onOpen) {
  const fields = {
    passphrase: field("unlock-passphrase", say("log_passphrase"), input("password", "", "current-password")),
  };
  const act = async () => {
    await onOpen(await unlock(fields.passphrase.control.value));
    return "";
  };
  return form({ id: "unlock", parts: [fields.passphrase.element], button: say("log_unlock"), say, act });
}

/** @param {Say} say */
export function changeForm(say) {
  const old = field("change-old", say("log_passphrase_old"), input("password", "", "current-password"));
  const chosen = newPassphrase("change", say, say("log_passphrase_other"));
  const act = async () => {
    const passphrase = chosen.read();
    if (passphrase === null) return "";
    await changePassphrase(old.control.value, passphrase);
    return say("log_changed");
  };
  return form({ id: "change", parts: [old.element, ...chosen.elements], button: say("log_change"), say, act });
}

/**
 * Erasing, confirmed by typing a word; also for whoever forgot the passphrase.
 *
 * @param {Say} say
 * @param {() => void} onErased
 */
export function eraseForm(say, onErased) {
  const word = say("log_erase_word");
  const fields = { word: field("erase-word", say("log_erase_type", { word }), input()) };
  const act = async () => {
    if (!isRight(fields, { word: fields.word.control.value.trim() === word ? "" : say("log_erase_wrong", { word }) })) {
      return "";
    }
    await erase();
    onErased();
    return "";
  };
  return form({
    id: "erase",
    parts: [make("p", {}, [say("log_erase_note")]), fields.word.element],
    button: say("log_erase"),
    kind: "danger",
    say,
    act,
  });
}

/** Evidence kept at home: a log of contacts that only its passphrase opens. Nothing leaves the browser. */

import { stored } from "../browser/edition-state.js";
import { speak, speakerOf } from "../browser/language.js";
import { mayVanish } from "../browser/persist-storage.js";
import { whenLocalChanges } from "../browser/local-store.js";
import { exists } from "../core/evidence-log/vault.js";
import { folded, make } from "./dom.js";
import { entitle } from "./header.js";
import { troubleText } from "./fields.js";
import { firstLine } from "./call-now.js";
import { showLeave } from "./leave-link.js";
import { openLog } from "./open-log.js";
import { createForm, eraseForm, unlockForm } from "./passphrase.js";
import { rowsFromWorker } from "../browser/edition-rows.js";

/**
 * @typedef {import("../core/i18n.js").Speaking & {chinese: import("../core/i18n.js").Say, help:
 *   import("./letters.js").Help}} Context  `chinese` speaks the language of the letters
 */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function begin() {
  const [{ say, language }, chinese, held] = await Promise.all([speak(), speakerOf("zh_CN"), content()]);
  const { help } = held;
  let { doors } = held;
  entitle({ say, language }, "");
  showLeave(say);
  const page = (/** @type {(Node | false)[]} */ parts) => {
    main.replaceChildren(
      ...firstLine(doors, say),
      make("h1", {}, [say("log_title")]),
      ...parts.filter((one) => one !== false),
    );
  };
  if (!doors) {
    whenTaken(async () => {
      const taken = await content();
      doors ??= taken.doors;
      Object.assign(help, taken.help);
      if (!main.querySelector(".first")) main.querySelector("h1")?.before(...firstLine(doors, say));
    });
  }
  await closed({ say, chinese, language, help }, page).catch((error) =>
    page([make("p", { class: "note mistake", role: "alert" }, [troubleText(error, say)])]),
  );
}

/**
 * What the edition in hand has for this page.
 *
 * @returns {Promise<{doors?: import("../core/checklists/checklist.js").Door[], help: import("./letters.js").Help}>}
 */
async function content() {
  const rows = await rowsFromWorker().catch(() => null);
  const [help = {}, lists] = rows ? await rows.many("meta", ["help", "checklists"]) : [];
  return {
    help,
    doors: lists?.find((/** @type {import("../core/checklists/checklist.js").Checklist} */ { first }) => first?.length)
      ?.first,
  };
}

/**
 * Just installed, the extension may still be taking its edition: whom to call shows as soon as it is there.
 *
 * @param {() => Promise<void>} then
 */
function whenTaken(then) {
  whenLocalChanges(async (keys) => {
    if (keys.includes("edition") && (await stored()).edition) await then();
  });
}

/**
 * Before the log is open: make one, or unlock it.
 *
 * @param {Context} context
 * @param {(parts: (Node | false)[]) => void} page
 * @param {string} [note]
 */
async function closed(context, page, note = "") {
  const { say } = context;
  const [isThere, isLoose] = await Promise.all([exists(), mayVanish()]);
  const again = (/** @type {string} */ why) => closed(context, page, why);
  const open = async (/** @type {import("../core/evidence-log/vault.js").Vault} */ vault) =>
    page(await openLog(vault, context, again));
  page([
    note !== "" && make("p", { class: "note", role: "status", id: "log-note" }, [note]),
    make("p", {}, [say("log_intro")]),
    make("p", { class: "small" }, [say("log_local")]),
    isLoose && make("p", { class: "note", role: "note", id: "log-loose" }, [say("log_may_vanish")]),
    isThere ? unlockForm(say, open) : createForm(say, open),
    isThere && folded(say("log_forgot"), [eraseForm(say, () => again(say("log_erased")))]),
  ]);
  document.querySelector("input")?.focus();
}

void begin();

/** Settings as a file and back, and erasing everything. */

import { askWorker } from "../browser/messages.js";
import { list, pause } from "../browser/pauses.js";
import { joined } from "../core/i18n.js";
import { chooseCountries, chooseReminders, countries, reminders } from "../browser/settings.js";
import { ownServer } from "../browser/trust.js";
import { erase, exists } from "../core/evidence-log/vault.js";
import { button, make } from "./dom.js";
import { download } from "./download.js";
import { check, field, fileField, form, input, isRight, show } from "./fields.js";
import { localDay } from "./local-day.js";
import { fromText, LARGEST, toText } from "./settings-file.js";
import { question, silencesIn } from "./imported-pauses.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/** @param {Speaking} context */
export function exportPart({ say, language }) {
  const said = make("p", { id: "export-said", role: "status" });
  const press = async () => {
    const [chosen, wanted, pauses, own] = await Promise.all([countries(), reminders(), list(), ownServer()]);
    const text = toText({
      language,
      countries: chosen,
      reminders: wanted,
      pauses,
      server: own && { address: own.address, fingerprint: own.fingerprint },
    });
    download(
      new Blob([text], { type: "application/json" }),
      `${say("settings_file_name")}-${localDay(new Date())}.json`,
    );
    show(said, say("settings_exported"), false);
  };
  return [
    make("p", { class: "small" }, [say("settings_export_note")]),
    button("export", say("settings_export"), press),
    said,
  ];
}

/**
 * What would silence us is shown and asked for first.
 *
 * @param {Speaking} context
 * @param {(proposed: string) => Promise<unknown>} taken  given the address of a server in the file, "" for none
 */
export function importPart({ say, language }, taken) {
  const asked = make("div");
  const file = input("file");
  file.accept = ".json,application/json";
  const fields = { file: fileField("settings-file", say("settings_import_file"), file, say) };
  const act = async () => {
    const chosen = file.files?.[0];
    const wrong = (/** @type {string} */ text) => (isRight(fields, { file: text }), "");
    if (!chosen) return wrong(say("settings_import_missing"));
    const { settings, problem } =
      chosen.size > LARGEST ? { settings: null, problem: "large" } : fromText(await chosen.text());
    if (!settings) return wrong(joined(language, say(`settings_import_${problem}`), say("settings_import_nothing")));
    isRight(fields, {});
    const silences = await silencesIn(settings);
    if (silences.sites.length === 0 && !silences.reminders) return take(settings, taken);
    const rest = { ...settings, pauses: [], reminders: settings.reminders || silences.reminders };
    const about = question(silences, { say, language }, (all) => take(all ? settings : rest, taken));
    asked.replaceChildren(about);
    about.focus();
    return "";
  };
  const note = make("p", { class: "small" }, [say("settings_import_note")]);
  const parts = [note, fields.file.element];
  const made = form({ id: "import", parts, button: say("settings_import"), say, act });
  return make("div", {}, [made, asked]);
}

/** @param {import("./settings-file.js").Settings} settings @param {(proposed: string) => Promise<unknown>} taken */
async function take(settings, taken) {
  await chrome.storage.local.set({ language: settings.language });
  await chooseCountries(settings.countries);
  await chooseReminders(settings.reminders);
  for (const { domain, until } of settings.pauses) await pause(domain, until);
  await taken(settings.server?.address ?? "");
  return "";
}

/** @param {Speaking} context @param {() => unknown} erased */
export async function erasePart({ say }, erased) {
  const hasLog = await exists().catch(() => false);
  const word = say("log_erase_word");
  const alsoLog = check("erase-log", false, say("erase_log_too"));
  const fields = { word: field("erase-word", say("log_erase_type", { word }), input()) };
  const act = async () => {
    if (!isRight(fields, { word: fields.word.control.value.trim() === word ? "" : say("log_erase_wrong", { word }) })) {
      return "";
    }
    if (alsoLog.box.checked) await erase();
    await askWorker({ type: "erase" });
    erased();
    return "";
  };
  const goes = ["settings", "exceptions", "progress", "server", "tabs", "edition"];
  return form({
    id: "erase-form",
    parts: [
      make("p", {}, [say("erase_goes")]),
      make(
        "ul",
        { class: "goes" },
        goes.map((what) => make("li", {}, [say(`erase_goes_${what}`)])),
      ),
      hasLog &&
        make("p", { class: "note" }, [
          say("erase_log_stays"),
          " ",
          make("a", { href: "evidence-log.html" }, [say("log_title")]),
        ]),
      hasLog && alsoLog.element,
      make("p", {}, [say("erase_stays")]),
      fields.word.element,
    ],
    button: say("erase_do"),
    kind: "danger",
    say,
    act,
  });
}

/** Export, import, another passphrase, erasing. */

import { joined } from "../core/i18n.js";
import { exported, imported } from "../core/evidence-log/log-file.js";
import { folded, make } from "./dom.js";
import { download } from "./download.js";
import { field, fileField, form, input, isRight } from "./fields.js";
import { localDay } from "./local-day.js";
import { changeForm, eraseForm, newPassphrase } from "./passphrase.js";

/** @typedef {import("./fields.js").Say} Say */

const NAMED = 5;

/**
 * @param {{vault: import("../core/evidence-log/vault.js").Vault, say: Say, language:
 *   import("../core/i18n.js").Language, onChanged: () => Promise<void>, onErased: () => void}} setting
 */
export function keepingView({ vault, say, language, onChanged, onErased }) {
  return [
    make("h2", {}, [say("log_keep")]),
    make("p", {}, [say("log_keep_note")]),
    folded(say("log_export"), [exportForm(vault, say)]),
    folded(say("log_import"), [importForm(vault, { say, language }, onChanged)]),
    folded(say("log_change"), [changeForm(say)]),
    folded(say("log_erase"), [eraseForm(say, onErased)]),
  ];
}

/** @param {import("../core/evidence-log/vault.js").Vault} vault @param {Say} say */
function exportForm(vault, say) {
  const chosen = newPassphrase("export", say, say("log_export_passphrase"));
  const act = async () => {
    const passphrase = chosen.read();
    if (passphrase === null) return "";
    const { blob, entries, missing } = await exported(vault, passphrase);
    download(blob, `${say("log_file_name")}-${localDay(new Date())}.xczj`);
    return say("log_exported", { n: entries }) + (missing ? say("log_damaged", { n: missing }) : "");
  };
  return form({
    id: "export",
    parts: [make("p", { class: "small" }, [say("log_export_note")]), ...chosen.elements],
    button: say("log_export"),
    say,
    act,
  });
}

/** Entries that are not shown, by name; the first of many. @param {string[]} all */
export function named(all) {
  return all.slice(0, NAMED).join("; ") + (all.length > NAMED ? " …" : "");
}

/**
 * @param {import("../core/evidence-log/vault.js").Vault} vault
 * @param {import("../core/i18n.js").Speaking} speaking
 * @param {() => Promise<void>} onChanged
 */
function importForm(vault, { say, language }, onChanged) {
  const file = input("file");
  const fields = {
    file: fileField("import-file", say("log_import_file"), file, say),
    passphrase: field("import-passphrase", say("log_import_passphrase"), input("password")),
  };
  const act = async () => {
    const chosen = file.files?.[0];
    if (!isRight(fields, { file: chosen ? "" : say("log_import_missing") }) || !chosen) return "";
    const { added, same, both, kept, left } = await imported(vault, chosen, fields.passphrase.control.value);
    await onChanged();
    const others = [
      kept > 0 && say("log_imported_kept"),
      left.length > 0 && say("log_imported_left", { n: left.length, which: named(left) }),
    ];
    return joined(language, say("log_imported", { added, same, both }), ...others);
  };
  return form({
    id: "import",
    parts: [make("p", { class: "small" }, [say("log_import_note")]), fields.file.element, fields.passphrase.element],
    button: say("log_import"),
    say,
    act,
  });
}

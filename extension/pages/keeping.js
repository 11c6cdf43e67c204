/** Export, import, another passphrase, erasing. */

import { exported, imported } from "../evidence/carrying.js";
import { folded, make } from "./dom.js";
import { download } from "./download.js";
import { field, form, input, isRight } from "./fields.js";
import { localDay } from "./local-day.js";
import { changeForm, eraseForm, newPassphrase } from "./passphrase.js";

/** @typedef {import("./fields.js").Say} Say */

/** @param {{vault: import("../evidence/vault.js").Vault, say: Say, onChanged: () => Promise<void>, onErased: () => void}} setting */
export function keepingView({ vault, say, onChanged, onErased }) {
  return [
    make("h2", {}, [say("log_keep")]),
    make("p", {}, [say("log_keep_note")]),
    folded(say("log_export"), [exportForm(vault, say)]),
    folded(say("log_import"), [importForm(vault, say, onChanged)]),
    folded(say("log_change"), [changeForm(say)]),
    folded(say("log_erase"), [eraseForm(say, onErased)]),
  ];
}

/** @param {import("../evidence/vault.js").Vault} vault @param {Say} say */
function exportForm(vault, say) {
  const chosen = newPassphrase("export", say, say("log_export_passphrase"));
  const act = async () => {
    const passphrase = chosen.read();
    if (passphrase === null) return "";
    const { blob, entries, missing } = await exported(vault, passphrase);
    download(blob, `${say("log_file_name")}-${localDay(new Date())}.xczj`);
    return say("log_exported", { n: entries }) + (missing ? say("log_damaged", { n: missing }) : "");
  };
  return form({ id: "export", parts: [make("p", { class: "small" }, [say("log_export_note")]), ...chosen.elements], button: say("log_export"), say, act });
}

/** @param {import("../evidence/vault.js").Vault} vault @param {Say} say @param {() => Promise<void>} onChanged */
function importForm(vault, say, onChanged) {
  const file = input("file");
  const fields = {
    file: field("import-file", say("log_import_file"), file),
    passphrase: field("import-passphrase", say("log_import_passphrase"), input("password")),
  };
  const act = async () => {
    const chosen = file.files?.[0];
    if (!isRight(fields, { file: chosen ? "" : say("log_import_missing") }) || !chosen) return "";
    const { added, same, both, kept } = await imported(vault, chosen, fields.passphrase.control.value);
    await onChanged();
    return say("log_imported", { added, same, both }) + (kept ? say("log_imported_kept") : "");
  };
  return form({ id: "import", parts: [make("p", { class: "small" }, [say("log_import_note")]), fields.file.element, fields.passphrase.element], button: say("log_import"), say, act });
}

/**
 * What the extension's reader says of every file of a folder, as JSON by name: `node facts.js FOLDER`.
 * A file that is refused has `error`, the code; one whose signature was named has `checked` as well.
 */
import "./strict-inflate.js";

import { openAsBlob, readdirSync } from "node:fs";
import { join } from "node:path";

import { check } from "../../extension/core/apk/check.js";
import { ApkRefused } from "../../extension/core/apk/problems.js";
import { openApk, readOpened } from "../../extension/core/apk/read.js";
import { ofBlob } from "../../extension/core/apk/source.js";

/** @param {string} file */
async function said(file) {
  try {
    const apk = await openApk(ofBlob(await openAsBlob(file)));
    const facts = await readOpened(apk);
    return facts.signature.state === "named" ? { ...facts, checked: await checked(apk, facts) } : facts;
  } catch (error) {
    if (error instanceof ApkRefused) return { error: error.code };
    throw error;
  }
}

/**
 * @param {import("../../extension/core/apk/read.js").Apk} apk
 * @param {import("../../extension/core/apk/facts.js").Facts} facts
 */
async function checked(apk, facts) {
  const steps = check(apk, facts);
  for (let step = await steps.next(); ; step = await steps.next()) if (step.done) return step.value;
}

const [folder] = process.argv.slice(2);
/** @type {Record<string, unknown>} */
const all = {};
for (const name of readdirSync(folder).toSorted()) all[name] = await said(join(folder, name));
process.stdout.write(JSON.stringify(all));

/**
 * Reads Android app files in bulk with the reader of the pages: `node extension/core/apk/command.js FILE…`
 *
 * A FILE is an APK, a bundle of APKs, or a folder that holds some. Prints one JSON object a line (`docs/apk.md`), with
 * the file's name; a file that cannot be read has `error` instead, and the command then ends with 1. Needs Node.js 20.
 * This file and `node-inflate.js` are the only ones of `core` that need Node.js; the extension does not ship them.
 */
import "./node-inflate.js";

import { openAsBlob } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import process from "node:process";

import { check } from "./check.js";
import { ApkRefused } from "./problems.js";
import { openApk, readOpened } from "./read.js";
import { ofBlob } from "./source.js";

/** @typedef {import("./problems.js").RefusalCode} RefusalCode */
/** @typedef {"no-file" | "not-readable" | RefusalCode} Code why a path has no facts */

const ENDINGS = [".apk", ".apkm", ".apks", ".xapk"];
const AGAIN = "Download it again, whole.";
const ANOTHER = "Android does not install such a file either; ask for another copy.";
const PATH = "See whether the path is right and may be read.";
/** @type {Record<Code, [what: string, what_to_do: string]>} */
const SENTENCES = {
  "no-file": ["is no file, or a folder without APKs", PATH],
  "not-readable": ["cannot be opened", PATH],
  unreadable: ["could not be read to its end", AGAIN],
  "not-zip": ["is no APK: it does not end like a ZIP file", AGAIN],
  "data-after-end": ["has bytes after its end", ANOTHER],
  "data-before-start": ["has bytes before its start", ANOTHER],
  empty: ["is a ZIP file that holds nothing", AGAIN],
  "bad-directory": ["has a damaged list of contents", AGAIN],
  "bad-name": ["holds a file whose name cannot be read", ANOTHER],
  "duplicate-entry": ["holds two files of one name", ANOTHER],
  "bad-entry": ["says different things in two places about a file in it", ANOTHER],
  "bad-inflate": ["holds a file that does not unpack as it says", AGAIN],
  "too-large": [
    "holds a list of contents, a manifest or a packed base that is too large to read",
    "If a phone installs it, please report it to us.",
  ],
  "no-manifest": ["is no APK and no bundle of APKs: it has no AndroidManifest.xml", AGAIN],
  "bad-manifest": ["has a damaged AndroidManifest.xml", ANOTHER],
  "bad-signature": ["has a damaged signature", ANOTHER],
  "no-package": ["does not say which app it is", ANOTHER],
  "no-base": ["is a bundle without a base APK", "Ask for the whole bundle."],
};

/** A file itself, or all APKs below a folder; links to folders are not followed. @param {string} path */
async function apksBelow(path) {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const apks = entries.filter((one) => !one.isDirectory() && ENDINGS.includes(extname(one.name).toLowerCase()));
  return apks.length ? apks.map((one) => join(one.parentPath ?? one.path, one.name)).toSorted() : [path];
}

/** Throws ApkRefused. @param {string} path @returns {Promise<object>} its facts, the signature checked */
async function factsOf(path) {
  const apk = await openApk(ofBlob(await openAsBlob(path)));
  const facts = await readOpened(apk);
  if (facts.signature.state !== "named") return facts;
  const steps = check(apk, facts);
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (step.done) return { ...facts, signature: step.value };
  }
}

/** @param {string} path @returns {Promise<Code | null>} why it cannot even be opened */
async function obstacle(path) {
  const found = await stat(path).catch((error) => error.code);
  if (typeof found === "string") return found === "ENOENT" || found === "ELOOP" ? "no-file" : "not-readable";
  if (!found.isFile()) return "no-file";
  const file = await open(path).catch(() => null);
  await file?.close();
  return file ? null : "not-readable";
}

/** What one line says of a file: its facts or why there are none. @param {string} path */
async function lineOf(path) {
  /** @param {Code} code */
  const refused = (code) => {
    const [what, what_to_do] = SENTENCES[code];
    return { file: path, error: { code, what, what_to_do } };
  };
  const code = await obstacle(path);
  if (code) return refused(code);
  try {
    return { file: path, ...(await factsOf(path)) };
  } catch (error) {
    if (error instanceof ApkRefused) return refused(error.code);
    throw error;
  }
}

/** JSON in ASCII: any terminal can print it, and no letter of a foreign name acts on it. @param {object} value */
function asciiJson(value) {
  return JSON.stringify(value).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @param {string[]} given */
async function main(given) {
  if (given.length === 0) {
    process.stderr.write("usage: node extension/core/apk/command.js FILE...\n");
    process.exitCode = 2;
  }
  for (const one of given) {
    for (const path of await apksBelow(one)) {
      const line = await lineOf(path);
      if ("error" in line) process.exitCode = 1;
      process.stdout.write(`${asciiJson(line)}\n`);
    }
  }
}

void main(process.argv.slice(2));

/** The cards of situations as maintainers write them, and the numbers to call, without their Traditional Chinese. */

import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { load } from "js-yaml";

/** @typedef {import("../../extension/core/answer/content.js").Content} Content */
/** @typedef {Content["calls"][number]} Call */
/** @typedef {{id: string, phone: string, call?: Omit<Call, "id" | "number">}} Door */

const FOLDER = new URL("../../checklists/", import.meta.url);

/** @param {string} name */
async function read(name) {
  return load(await readFile(new URL(name, FOLDER), "utf8"));
}

/** @param {string} name @returns {Promise<Content["situations"][number]>} */
async function situation(name) {
  const held = /** @type {any} */ (await read(`situations/${name}`));
  return { steps: [], calls: [], next: "", more: [], countries: {}, ...held, id: basename(name, ".yml") };
}

export const SITUATIONS = await Promise.all((await readdir(new URL("situations", FOLDER))).map(situation));
const { doors } = /** @type {{doors: Door[]}} */ (await read("doors.yml"));
/** @type {Content["calls"]} */
export const CALLS = doors.flatMap(({ id, phone, call }) => {
  return call ? [{ ...call, hours: call.hours ?? null, id, number: phone }] : [];
});
/** What `make tests/situation-table.json` learnt from their sentences. */
export const TABLE = JSON.parse(await readFile(new URL("../situation-table.json", import.meta.url), "utf8"));

/**
 * The list of every request that any browser of the suites made, and which of them nobody should make.
 * `all.js` names the folder that the suites write their lists to.
 */
import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { EDITION_FILE } from "./recording.js";

/** @typedef {import("./proxy.js").Recorded} Recorded */
/**
 * @typedef {object} Asked  what one browser asked for
 * @property {string} suite
 * @property {string} kind
 * @property {string[]} sites  hosts of its test pages
 * @property {string[]} servers  of editions that a person names
 * @property {string[]} opened  addresses that the tests opened
 * @property {string[]} [forms]  servers whose own pages the tests send forms to
 * @property {string[]} [ways]  hosts to which the tests followed a link
 * @property {Recorded[]} requests
 */
/** @typedef {Asked & {extension: string}} Made  `extension`: its folder, empty where a browser has none */
/** @typedef {Asked & {server: string}} Kept  `server`: that its extension trusts */

/** What `network.test.js` asks for when it is over: it must be found. */
export const PLANTED = "http://planted.test/";
const FOLDER = process.env.XIANCHA_REQUESTS;
/** Chromium asks for newer parts of itself; the proxy refuses. */
const PARTS = /^https:\/\/[a-z0-9.-]+\.gvt1\.com:443\/$/u;

/** @param {Made} made */
export async function keepRequests({ extension, ...made }) {
  if (!FOLDER) return;
  const trust = extension && (await readFile(join(extension, "data/trust.json"), "utf8"));
  const kept = { ...made, server: trust ? JSON.parse(trust).server : "" };
  await appendFile(join(FOLDER, `${process.pid}.jsonl`), `${JSON.stringify(kept)}\n`);
}

/** @param {string} folder @returns {Promise<Kept[]>} */
export async function keptRequests(folder) {
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap((text) => text.trim().split("\n").filter(Boolean)).map((line) => JSON.parse(line));
}

/**
 * What a request is: a test page, a file of the edition, the browser's own errand; else why nobody should make it.
 *
 * @param {Recorded} request
 * @param {Kept} asked
 */
export function sortOf({ from, method, url, host, path, headers, body }, asked) {
  if (from === "browser" || PARTS.test(url)) return "errand";
  const { server, servers, sites, opened, forms = [], ways = [] } = asked;
  const { hostname, origin } = new URL(url);
  if (method === "CONNECT" && ways.includes(host)) return "way out";
  // a page that tells nobody where one comes from tells no origin
  if (method === "POST" && forms.includes(origin) && [origin, "null"].includes(String(headers.origin))) return "form";
  if (method !== "GET" || body) return "unexpected: sends something";
  const isOurs = /-extension:/u.test(`${headers.origin ?? ""}${headers.referer ?? ""}`);
  if ([server, ...servers].includes(origin) && EDITION_FILE.test(path)) {
    return headers.cookie || headers.referer ? "unexpected: an edition asked for with cookie or referer" : "edition";
  }
  const isPage = sites.includes(hostname) || opened.some((one) => URL.canParse(one) && new URL(one).origin === origin);
  if (!isPage) return "unexpected: no test page";
  return isOurs ? "unexpected: the extension asks a page's host" : "page";
}

/**
 * The extension under test: a copy of the real folder, filled by the real `xiancha publish`, and the
 * real server. `XIANCHA` names the command where it is not in the repository's virtual environment.
 */
import { spawn, execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeTree } from "./edition.js";
import { trustOf } from "./publisher.js";
import { until } from "./until.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Invented sites: no list of warnings ships with the product. */
const WARNED_SITES = join(ROOT, "tests/cases/warned-sites.csv");
/** Not so old that it warns no more. */
const WARNED_ON = new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10);
const COMMAND = process.env.XIANCHA ?? join(ROOT, ".venv/bin/xiancha");
/** The folder of what `all.js` published once. A suite that is run alone publishes for itself. */
const PUBLISHED = process.env.XIANCHA_PUBLISHED;
/** The address of the server of that. */
const SERVER = process.env.XIANCHA_SERVER;

/**
 * @typedef {object} Prepared
 * @property {string} extension  folder to install; its data/ holds the edition and trust.json
 * @property {string} server  address that trust.json names; nothing answers there unless it `serves`
 * @property {string} editions  folder of what was published
 * @property {() => Promise<void>} publish  signs another edition
 * @property {() => Promise<void>} remove
 */

/**
 * `witness`: with what tells when its content scripts have done their part, see witness.js.
 * `serves`: with the server, until all is removed.
 * `checkout`: the folder whose `backend` and `checklists` are published, the repository otherwise.
 *
 * @param {{witness?: boolean, serves?: boolean, checkout?: string}} [how] @returns {Promise<Prepared>}
 */
export async function prepare({ witness = false, serves = false, checkout = "" } = {}) {
  const home = await mkdtemp(join(tmpdir(), "xiancha-browser-"));
  const extension = join(home, "extension");
  const port = await freePort();
  const shared = serves && !checkout ? SERVER : undefined;
  const server = shared ?? `http://127.0.0.1:${port}`;
  let stop = async () => {};
  const remove = async () => {
    await stop();
    await rm(home, { recursive: true, force: true });
  };
  const env = {
    ...process.env,
    XIANCHA_DATA_DIR: join(home, "data"),
    XIANCHA_HOST: "127.0.0.1",
    XIANCHA_PORT: String(port),
    ...(checkout && { PYTHONPATH: join(checkout, "backend") }),
  };
  try {
    await cp(join(ROOT, "extension"), extension, { recursive: true, filter: (file) => basename(file) !== "editions" });
    if (witness) await addWitness(extension);
    if (PUBLISHED) {
      await copyData(join(PUBLISHED, "extension/data"), join(extension, "data"), server);
      if (checkout) await cp(join(PUBLISHED, "data"), join(home, "data"), { recursive: true });
    } else {
      await run(["keys", "new"], env);
      await run(["import", "lt-illegal-websites", WARNED_SITES, "--as-of", WARNED_ON], env);
      await run(["publish", "--extension", extension], env);
    }
    await speakChinese(extension);
    if (serves && !shared) stop = await serve(server, env);
  } catch (error) {
    await remove();
    throw error;
  }
  const publish = async () => void (await run(["publish"], env));
  const editions = join(PUBLISHED && !checkout ? PUBLISHED : home, "data/editions");
  return { extension, server, editions, publish, remove };
}

/**
 * What an extension is packed with: the same key and edition; what is trusted is another server.
 *
 * @param {string} published @param {string} data @param {string} server
 */
async function copyData(published, data, server) {
  await cp(published, data, { recursive: true });
  const file = join(data, "trust.json");
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, "utf8")), server }));
}

/**
 * From its installation on: the browsers' own language is English, and an edition would be taken up in both.
 *
 * @param {string} extension
 */
async function speakChinese(extension) {
  const file = join(extension, "data/worker.js");
  const worker = await readFile(file, "utf8");
  const first = 'chrome.runtime.onInstalled.addListener(() => chrome.storage.local.set({ language: "zh_CN" }));';
  await writeFile(file, `${first}\n${worker}`);
}

/** Before and behind all content scripts. @param {string} extension */
async function addWitness(extension) {
  const file = join(extension, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const own = { matches: manifest.content_scripts[0].matches, js: ["witness.js"], all_frames: true };
  manifest.content_scripts = [
    { ...own, run_at: "document_start" },
    ...manifest.content_scripts,
    { ...own, run_at: "document_idle" },
  ];
  await cp(fileURLToPath(new URL("witness.js", import.meta.url)), join(extension, "witness.js"));
  await writeFile(file, JSON.stringify(manifest));
}

/**
 * Puts another edition into a prepared extension, trusting who published it.
 *
 * @param {Prepared} prepared
 * @param {{edition: import("./edition.js").Edition, by: import("./publisher.js").Publisher, server: string}} instead
 */
export async function bundle({ extension }, { edition, by, server }) {
  const data = join(extension, "data");
  await writeTree(edition, join(data, "editions"));
  await writeFile(join(data, "trust.json"), trustOf(by, server));
}

/**
 * The phone app with the newest edition of a folder. `server`: whose pages need no script.
 *
 * @param {string} editions @param {string} to @param {string} server
 */
export function exportSite(editions, to, server) {
  return run(["export-site", to, "--editions", editions, "--server", `${server}/`], process.env);
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
function run(args, env) {
  return promisify(execFile)(COMMAND, args, { env });
}

/** Gives back what stops it. @param {string} server @param {NodeJS.ProcessEnv} env */
async function serve(server, env) {
  const child = spawn(COMMAND, ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
  const stop = async () => {
    const ended = child.exitCode === null && once(child, "exit");
    child.kill();
    await ended;
  };
  try {
    await until(async () => (await fetch(`${server}/readyz`)).ok, "the server to be ready");
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/**
 * A port that nobody listens on, below those that systems give to whoever asks for none in particular: nobody else
 * takes it until the server does.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = randomInt(10_000, 30_000);
  const probe = net.createServer().listen(port, "127.0.0.1");
  const isFree = await once(probe, "listening").then(() => true, () => false);
  if (!isFree) return freePort();
  probe.close();
  await once(probe, "close");
  return port;
}

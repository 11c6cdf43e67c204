/**
 * Makes every script and style that a browser loads, from the modules in `extension`: node tests/build.js
 *
 * `extension/data` gets the extension's, readable as they run: a classic script for the worker, for each page and for
 * each part of `content/parts.json`. `extension/app/built` gets the phone app's, made small: modules and styles named
 * by their hash, and `built.json`, which gives for each entry its file and then all that this loads at once; its folder
 * `site` the same of the server's pages.
 */
import { build, transform } from "esbuild";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {[name: string, content: string | Uint8Array]} File */
/** @typedef {import("esbuild").BuildResult<{write: false, metafile: true}>} Built */
/** @typedef {Record<string, {imports: {kind: string, path: string}[]}>} Graph  modules, or scripts, by their paths */

const EXTENSION = fileURLToPath(new URL("../extension", import.meta.url));
const LIBRARIES = fileURLToPath(new URL("node_modules", import.meta.url));
const HOME = "app/home.js";
/** Folders whose `browser` is taken instead of the extension's. */
const APP = ["app"];
/** What the server's pages begin with, the lookup page first. */
const SITE_PAGES = [
  "site/lookup.js", "site/checklist.js", ...["court", "letter", "planner", "threats"].map((name) => `pages/${name}.js`),
];
/** Loaded by a name that stands in the app: without hash. */
const WORKERS = ["app/edition-worker.js", "pages/apk-worker.js"];
/** esbuild cannot lower destructuring, which its table gives Safari from 14.1 on: it stays as it is written. */
const SMALL = { minify: true, target: ["chrome85", "safari14"], supported: { destructuring: true } };

/** The extension's scripts. @param {string} top  its folder @returns {Promise<File[]>} */
export async function extensionScripts(top) {
  const pages = within(top, "pages", ".html").map((path) => readFileSync(join(top, path), "utf8"));
  const names = pages.flatMap((text) => /src="\.\.\/data\/([\w-]+)\.js"/u.exec(text)?.[1] ?? []);
  const entryPoints = [{ in: "worker/main.js", out: "worker" }, ...names.map((name) => `pages/${name}.js`)];
  const { outputFiles } = await bundled(top, { entryPoints, format: "iife" });
  const parts = Object.entries(json(top, "content/parts.json")).map(([name, files]) => contentPart(top, name, files));
  return [...outputFiles.map(({ path, contents }) => fileOf(path, contents)), ...(await Promise.all(parts))];
}

/** Its files share one scope. @param {string} top @param {string} name @param {string[]} files */
async function contentPart(top, name, files) {
  const text = files.map((file) => readFileSync(join(top, `content/${file}.js`), "utf8")).join("\n");
  const define = { "globalThis.XIANCHA_TOKENS": JSON.stringify(await tokens(top)) };
  return fileOf(`${name}.js`, (await transform(text, { charset: "utf8", define })).code);
}

/** What a shadow root of ours begins with. @param {string} top */
async function tokens(top) {
  const text = readFileSync(join(top, "pages/tokens.css"), "utf8");
  return (await transform(text, { loader: "css", minify: true })).code.trim();
}

/** The phone app's scripts and styles. @param {string} top  the extension's folder @returns {Promise<File[]>} */
export async function appFiles(top) {
  const pages = Object.values(json(top, "app/pages.json")).map((page) => `${page}.js`);
  const entryPoints = [...pages, ...WORKERS, ...within(top, "app", ".css"), ...within(top, "pages", ".css")];
  const service = { entryPoints: ["app/service-worker.js"], plugins: [placed(top, APP, {})] };
  const worker = await bundled(top, { ...SMALL, ...service, format: "iife" });
  const soon = json(top, "app/soon.json").map((/** @type {string} */ name) => `pages/${name}.js`);
  const scripts = await modules(top, { entryPoints, homes: APP, first: HOME, soon });
  return [...scripts, ...worker.outputFiles.map(({ path, contents }) => fileOf(path, contents))];
}

/** The scripts of the server's pages. @param {string} top  the extension's folder @returns {Promise<File[]>} */
export function siteFiles(top) {
  return modules(top, { entryPoints: SITE_PAGES, homes: ["site", ...APP], first: SITE_PAGES[0], soon: [] });
}

/**
 * Modules, small, named by their hash, and `built.json` beside them. `first` is the entry whose shared modules stand by
 * themselves, as do those that only `soon` load: entries that are kept behind all others.
 *
 * @param {string} top
 * @param {{entryPoints: string[], homes: string[], first: string, soon: string[]}} how
 * @returns {Promise<File[]>}
 */
async function modules(top, { entryPoints, homes, first, soon }) {
  const made = (/** @type {Record<string, string[]>} */ also) =>
    bundled(top, {
      ...SMALL,
      entryPoints,
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
      format: "esm",
      splitting: true,
      plugins: [placed(top, homes, also)],
    });
  const { metafile: { outputs }, outputFiles } = await made(shared((await made({})).metafile.inputs, first, soon));
  const entryOf = (/** @type {string} */ path) => outputs[path]?.entryPoint?.replace("entry:", "") ?? "";
  const nameOf = (/** @type {string} */ path) => basename(WORKERS.includes(entryOf(path)) ? entryOf(path) : path);
  const entries = Object.keys(outputs).filter(entryOf);
  const loads = entries.map((path) => [entryOf(path), [...reached(path, outputs)].map(nameOf)]);
  return [
    ...outputFiles.map(({ path, contents }) => fileOf(nameOf(relative(top, path)), contents)),
    fileOf("built.json", `${JSON.stringify(Object.fromEntries(loads), null, 1)}\n`),
  ];
}

/** @param {string} top @param {import("esbuild").BuildOptions} how */
function bundled(top, how) {
  const ours = { bundle: true, nodePaths: [LIBRARIES], outdir: "built", write: false, metafile: true };
  const made = build({ ...ours, charset: "utf8", logLevel: "silent", absWorkingDir: top, ...how });
  return /** @type {Promise<Built>} */ (made);
}

/**
 * The first of the homes that has a `browser/x.js` of its own gives it. An entry loads, `also`, what it shares with
 * others.
 *
 * @param {string} top
 * @param {string[]} homes
 * @param {Record<string, string[]>} also
 * @returns {import("esbuild").Plugin}
 */
function placed(top, homes, also) {
  return {
    name: "placed",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.js$/ }, ({ path, kind, resolveDir }) => {
        const asked = relative(top, join(resolveDir, path));
        const own = homes.map((home) => `${home}/${asked}`).find((one) => existsSync(join(top, one)));
        const found = (asked.startsWith("browser/") && own) || asked;
        const isEntry = kind === "entry-point" || kind === "dynamic-import";
        return isEntry ? { path: found, namespace: "entry" } : { path: join(top, found) };
      });
      onLoad({ filter: /./, namespace: "entry" }, ({ path }) => {
        const loads = (also[path] ?? []).map((one) => `import "./${one}";`);
        return { contents: `${loads.join("")}export * from "./${path}";`, resolveDir: top };
      });
    },
  };
}

/**
 * What several entries need, as three scripts and not forty: what the first needs, the rest, and what is needed `soon`.
 * esbuild makes one script of what the same entries load, so an entry that needs one module of these loads all.
 *
 * @param {Graph} inputs @param {string} first @param {string[]} soon @returns {Record<string, string[]>}
 */
function shared(inputs, first, soon) {
  const entries = Object.keys(inputs).filter((path) => path.startsWith("entry:"));
  const needs = entries.map((entry) => reached(entry, inputs));
  const common = Object.keys(inputs).filter((path) => needs.filter((all) => all.has(path)).length > 1);
  const atFirst = reached(`entry:${first}`, inputs);
  const early = needs.filter((_, at) => !soon.includes(entries[at].replace("entry:", "")));
  const groupOf = (/** @type {string} */ path) => {
    if (atFirst.has(path)) return 0;
    return early.some((all) => all.has(path)) ? 1 : 2;
  };
  const groups = [0, 1, 2].map((group) => common.filter((path) => groupOf(path) === group));
  const also = needs.map((all) => groups.filter((group) => group.some((path) => all.has(path))).flat());
  return Object.fromEntries(entries.map((entry, n) => [entry.replace("entry:", ""), also[n]]));
}

/** One, and all that it loads at once. @param {string} from @param {Graph} all */
function reached(from, all) {
  const found = new Set([from]);
  for (const one of found) {
    for (const { kind, path } of all[one].imports) if (kind === "import-statement" && path in all) found.add(path);
  }
  return found;
}

/** @param {string} path @param {string | Uint8Array} content @returns {File} */
function fileOf(path, content) {
  return [basename(path), content];
}

/** @param {string} top @param {string} folder @param {string} ending */
function within(top, folder, ending) {
  const names = readdirSync(join(top, folder)).filter((name) => name.endsWith(ending));
  return names.map((name) => `${folder}/${name}`);
}

/** @param {string} top @param {string} path */
function json(top, path) {
  return JSON.parse(readFileSync(join(top, path), "utf8"));
}

/** What only an earlier build made goes. @param {string} folder @param {File[]} files */
function put(folder, files) {
  mkdirSync(folder, { recursive: true });
  const names = files.map(([name]) => name);
  const old = readdirSync(folder).filter((name) => /\.(?:js|css)$/u.test(name) && !names.includes(name));
  for (const name of old) rmSync(join(folder, name));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  put(join(EXTENSION, "app/built"), await appFiles(EXTENSION));
  put(join(EXTENSION, "app/built/site"), await siteFiles(EXTENSION));
  put(join(EXTENSION, "data"), await extensionScripts(EXTENSION));
}

/**
 * Makes every script and style that a browser loads, from the modules in `extension`: node tests/build.js
 *
 * `extension/data` gets the extension's, readable as they run: a classic script for the worker, for each page and for
 * each part of `content/parts.json`. `extension/app/built` gets the phone app's, made small: modules and styles named
 * by their hash, and `built.json`, which gives for each entry its file and then all that this loads at once.
 */
import { build, transform } from "esbuild";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {[name: string, content: string | Uint8Array][]} Files */

const EXTENSION = fileURLToPath(new URL("../extension", import.meta.url));
const HOME = "app/home.js";
const SERVICE_WORKER = "app/service-worker.js";
const WORKERS = ["app/edition-worker.js", "pages/apk-worker.js"];
const ALL = /** @type {const} */ ({
  bundle: true,
  charset: "utf8",
  logLevel: "silent",
  nodePaths: [fileURLToPath(new URL("node_modules", import.meta.url))],
  outdir: "built",
  write: false,
});
/** esbuild lowers no destructuring, and would have to for a fault of Safari 14.0 that none of our modules meets. */
const SMALL = /** @type {const} */ ({
  ...ALL,
  minify: true,
  target: ["chrome85", "safari14"],
  supported: { destructuring: true },
});

/** The extension's scripts. @param {string} top  its folder @returns {Promise<Files>} */
export async function extensionScripts(top) {
  const pages = within(top, "pages").filter((path) => path.endsWith(".html"));
  const loaded = pages.map((path) => /src="\.\.\/data\/([\w-]+)\.js"/u.exec(readFileSync(join(top, path), "utf8"))?.[1]);
  const entries = loaded.flatMap((name) => (name ? [[name, `pages/${name}.js`]] : []));
  const entryPoints = Object.fromEntries([["worker", "worker/main.js"], ...entries]);
  const made = await build({ ...ALL, absWorkingDir: top, entryPoints, format: "iife" });
  return [
    ...made.outputFiles.map(({ path, contents }) => /** @type {Files[0]} */ ([basename(path), contents])),
    ...(await Promise.all(Object.entries(json(top, "content/parts.json")).map((part) => contentPart(top, ...part)))),
  ];
}

/** Its files share a scope. @param {string} top @param {string} name @param {string[]} files @returns {Promise<Files[0]>} */
async function contentPart(top, name, files) {
  const text = files.map((file) => readFileSync(join(top, `content/${file}.js`), "utf8")).join("\n");
  return [`${name}.js`, (await transform(text, { charset: "utf8" })).code];
}

/** The phone app's scripts and styles. @param {string} top  the extension's folder @returns {Promise<Files>} */
export async function appFiles(top) {
  const pages = Object.values(json(top, "app/pages.json")).map((page) => `${page}.js`);
  const styles = ["app", "pages"].flatMap((folder) => within(top, folder)).filter((path) => path.endsWith(".css"));
  /** @param {Record<string, string[]>} also */
  const modules = (also) =>
    build({
      ...SMALL,
      absWorkingDir: top,
      entryPoints: [...pages, ...WORKERS, ...styles],
      entryNames: "[name]-[hash]",
      chunkNames: "[name]-[hash]",
      format: "esm",
      splitting: true,
      metafile: true,
      plugins: [ofTheApp(top, also)],
    });
  const plugins = [ofTheApp(top, {})];
  const alone = { ...SMALL, absWorkingDir: top, entryPoints: [SERVICE_WORKER], format: /** @type {"iife"} */ ("iife") };
  const [worker, { metafile: { inputs } }] = await Promise.all([build({ ...alone, plugins }), modules({})]);
  const { metafile: { outputs }, outputFiles } = await modules(shared(inputs));
  const entryOf = (/** @type {string} */ path) => outputs[path]?.entryPoint?.replace("entry:", "") ?? "";
  const nameOf = (/** @type {string} */ path) => basename(WORKERS.includes(entryOf(path)) ? entryOf(path) : path);
  const entries = Object.keys(outputs).filter(entryOf);
  const built = entries.map((path) => [entryOf(path), [...reached(path, outputs)].map(nameOf)]);
  return [
    ...[...worker.outputFiles, ...outputFiles].map(
      ({ path, contents }) => /** @type {Files[0]} */ ([nameOf(relative(top, path)), contents]),
    ),
    ["built.json", `${JSON.stringify(Object.fromEntries(built), null, 1)}\n`],
  ];
}

/**
 * The app's own `app/browser/x.js` instead of `browser/x.js`. An entry loads, `also`, what it shares with others.
 *
 * @param {string} top @param {Record<string, string[]>} also @returns {import("esbuild").Plugin}
 */
function ofTheApp(top, also) {
  return {
    name: "of the app",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.js$/ }, ({ path, kind, resolveDir }) => {
        const asked = relative(top, join(resolveDir, path));
        const found = asked.startsWith("browser/") && existsSync(join(top, "app", asked)) ? `app/${asked}` : asked;
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
 * What several entries need, as two scripts and not forty: what the home page needs, and the rest. esbuild makes one
 * script of what the same entries load, so an entry that needs one module of these loads all.
 *
 * @param {import("esbuild").Metafile["inputs"]} inputs @returns {Record<string, string[]>}
 */
function shared(inputs) {
  const entries = Object.keys(inputs).filter((path) => path.startsWith("entry:"));
  const needs = entries.map((entry) => reached(entry, inputs));
  const common = Object.keys(inputs).filter((path) => needs.filter((all) => all.has(path)).length > 1);
  const atHome = reached(`entry:${HOME}`, inputs);
  const groups = [common.filter((path) => atHome.has(path)), common.filter((path) => !atHome.has(path))];
  const also = needs.map((all) => groups.filter((group) => group.some((path) => all.has(path))).flat());
  return Object.fromEntries(entries.map((entry, n) => [entry.replace("entry:", ""), also[n]]));
}

/** One and all that it loads at once. @param {string} from @param {Record<string, {imports: {kind: string, path: string}[]}>} all */
function reached(from, all) {
  const found = new Set([from]);
  for (const one of found) {
    for (const { kind, path } of all[one].imports) if (kind === "import-statement" && path in all) found.add(path);
  }
  return found;
}

/** @param {string} top @param {string} folder */
function within(top, folder) {
  return readdirSync(join(top, folder)).map((name) => `${folder}/${name}`);
}

/** @param {string} top @param {string} path */
function json(top, path) {
  return JSON.parse(readFileSync(join(top, path), "utf8"));
}

/** What an earlier build left goes. @param {string} folder @param {Files} files */
function put(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith(".js") || name.endsWith(".css")) rmSync(join(folder, name));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  put(join(EXTENSION, "data"), await extensionScripts(EXTENSION));
  put(join(EXTENSION, "app/built"), await appFiles(EXTENSION));
}

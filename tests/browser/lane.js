/**
 * Takes the suites that nobody has taken, one after the other, in browsers that it keeps. `lanes.js` begins some of
 * these beside each other, and names the suites' files and the folder in which is written which are taken and done.
 */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { keepBrowsers } from "./running.js";

/** @type {{files: string[], folder: string}} */
const { files, folder } = JSON.parse(process.env.XIANCHA_LANES ?? "");
after(keepBrowsers());
for (let file = take(); file; file = take()) await run(file);

/** @returns {string | undefined} */
function take() {
  return files.find((file) => {
    try {
      writeFileSync(join(folder, basename(file)), "", { flag: "wx" });
      return true;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
      throw error;
    }
  });
}

/** A suite by the name of its file, within another: that is over when the last hook of the suite is. */
function run(/** @type {string} */ file) {
  const name = basename(file);
  process.env.XIANCHA_SUITE = name;
  return new Promise((over) => {
    describe(name, () => {
      after(() => {
        writeFileSync(join(folder, `${name}.done`), "");
        over(undefined);
      });
      describe(name, () => begin(file));
    });
  });
}

/** @param {string} file  of tests that belong to the suite in which it begins */
async function begin(file) {
  try {
    // eslint-disable-next-line no-unsanitized/method -- a suite of ours
    await import(pathToFileURL(file).href);
  } catch (error) {
    test("begins", () => {
      throw error;
    });
  }
}

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

/** A suite by the name of its file, over when all hooks of it are. @param {string} file @returns {Promise<void>} */
function run(file) {
  process.env.XIANCHA_SUITE = basename(file);
  return new Promise((over) => {
    describe(basename(file), async () => {
      after(() => {
        writeFileSync(join(folder, `${basename(file)}.done`), "");
        over();
      });
      // eslint-disable-next-line no-unsanitized/method -- a suite of ours
      await import(pathToFileURL(file).href).catch((error) => {
        test("begins", () => {
          throw error;
        });
      });
    });
  });
}

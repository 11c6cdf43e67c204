import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../../extension/", import.meta.url);
const CHINESE = JSON.parse(await readFile(new URL("_locales/zh_CN/messages.json", ROOT), "utf8"));

test("every problem of a server and of a settings file is worded", () => {
  const problems = ["address", "fingerprint", "unreachable", "no_key", "other_key"]
    .map((one) => `server_problem_${one}`)
    .concat(
      ["large", "json", "other", "newer", "language", "countries", "pauses", "server"].map(
        (one) => `settings_import_${one}`,
      ),
    );
  for (const key of problems) assert.ok(CHINESE[key]?.message, key);
});

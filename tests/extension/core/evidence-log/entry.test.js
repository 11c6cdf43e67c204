import assert from "node:assert/strict";
import { test } from "node:test";
import {
  attach,
  entryOf,
  fileMistake,
  inOrder,
  isEntry,
  LARGEST_FILE,
  mistakes,
} from "../../../../extension/core/evidence-log/entry.js";
import { utf8 } from "../../../../extension/core/evidence-log/seal.js";
import { entry } from "./log-sample.js";

const NOW = new Date(2026, 10, 25, 12, 0);
const TODAY = "2026-11-25";

test("a whole entry has no mistakes", () => {
  assert.deepEqual(mistakes(entry(), TODAY), {});
});

test("every mistake is named at its field", () => {
  const wrong = {
    date: "2026-02-30",
    time: "24:10",
    number: " ",
    whom: /** @type {const} */ ("unrelated"),
    words: "话".repeat(5001),
  };
  assert.deepEqual(mistakes(entry(wrong), TODAY), {
    date: "date_missing", time: "time_missing", number: "number_missing", person: "person_missing", words: "words_long",
  });
  assert.deepEqual(mistakes(entry({ date: "2026-11-26" }), TODAY), { date: "date_future" });
  assert.deepEqual(mistakes(entry({ date: "0026-11-20" }), TODAY), { date: "date_old" });
  assert.deepEqual(mistakes(entry({ date: "" }), TODAY), { date: "date_missing" });
});

test("a file that is empty or too large is refused", () => {
  assert.deepEqual(
    [0, 1, LARGEST_FILE, LARGEST_FILE + 1].map((size) => fileMistake({ size })),
    ["file_empty", null, null, "file_large"],
  );
});

test("an answer to what was not asked is not kept", () => {
  const own = entryOf(entry({ person: "张某", disclosed: "yes", reached: " 138 ", consent: "no" }), [], NOW);
  assert.deepEqual([own.person, own.disclosed, own.reached, own.consent], ["", "", "138", "no"]);
  const other = entryOf(
    entry({ whom: "unrelated", person: "张某", disclosed: "yes", reached: "138", consent: "no" }),
    [],
    NOW,
  );
  assert.deepEqual([other.person, other.disclosed, other.reached, other.consent], ["张某", "yes", "", ""]);
});

test("a changed entry keeps its id and when it was made", () => {
  const before = entry();
  const after = entryOf({ ...before, words: "补记" }, before.attachments, NOW, before);
  assert.deepEqual([after.id, after.made_at, after.changed_at], [before.id, before.made_at, NOW.toISOString()]);
});

test("an attachment has the checksum of its bytes", async () => {
  const { attachment, file } = await attach({ name: "a.txt", type: "text/plain", bytes: utf8("abc") }, NOW);
  assert.deepEqual([attachment.sha256.slice(0, 8), attachment.size, attachment.id], ["ba7816bf", 3, file.id]);
});

test("entries stand in the order in which it happened", () => {
  const [c, a, b] = [entry({ date: "2026-11-21" }), entry({ time: "08:00" }), entry({ time: "23:00" })];
  assert.deepEqual(inOrder([c, a, b]), [a, b, c]);
});

test("a record of another shape is no entry", () => {
  assert.equal(isEntry(entry()), true);
  assert.equal(isEntry({ ...entry(), words: 3 }), false);
  assert.equal(isEntry({ ...entry(), attachments: [{ id: "1" }] }), false);
  assert.equal(isEntry(null), false);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromText, LARGEST, toText } from "../../../extension/pages/settings-file.js";

/** @type {import("../../../extension/pages/settings-file.js").Settings} */
const SETTINGS = {
  language: "en",
  countries: ["CN", "SG"],
  reminders: true,
  pauses: [
    { domain: "jiekuan.example", until: "" },
    { domain: "xn--fiq228c.example:8080", until: "2026-12-31T00:00:00.000Z" },
  ],
  server: { address: "https://mirror.example/xiancha", fingerprint: "ab".repeat(32) },
};
const written = (/** @type {object} */ own) => JSON.stringify({ ...JSON.parse(toText(SETTINGS)), ...own });

test("what is written is read back", () => {
  assert.deepEqual(fromText(toText(SETTINGS)), { settings: SETTINGS, problem: null });
  assert.deepEqual(fromText(toText({ ...SETTINGS, server: null, pauses: [], countries: [] })).settings, {
    ...SETTINGS,
    server: null,
    pauses: [],
    countries: [],
  });
});

test("fields of no meaning are left out, a country named twice counts once", () => {
  const { settings } = fromText(
    written({ countries: ["CN", "CN"], pauses: [{ domain: "a.example", until: "", more: 1 }], newest: {} }),
  );
  assert.deepEqual(settings, { ...SETTINGS, countries: ["CN"], pauses: [{ domain: "a.example", until: "" }] });
});

const WRONG = {
  large: ["x".repeat(LARGEST + 1)],
  json: ["", "{", "设置"],
  other: ["null", "[]", "{}", "7", written({ format: "else" }), written({ version: "1" })],
  newer: [written({ version: 2 })],
  language: [written({ language: "fr" }), written({ language: ["en"] })],
  countries: [
    written({ countries: "CN" }),
    written({ countries: ["cn"] }),
    written({ countries: [1] }),
    written({ countries: Array(51).fill("CN") }),
  ],
  reminders: [undefined, "false", 0].map((reminders) => written({ reminders })),
  pauses: [
    null,
    {},
    "",
    [null],
    [{ domain: "", until: "" }],
    [{ domain: "a b", until: "" }],
    [{ domain: "A.example", until: "" }],
    [{ domain: "a.example/x", until: "" }],
    [{ domain: "u@a.example", until: "" }],
    [{ domain: "a.example", until: "soon" }],
    [{ domain: "a.example" }],
    [{ domain: `${"a".repeat(300)}.example`, until: "" }],
  ].map((pauses) => written({ pauses })),
  server: [
    undefined,
    {},
    "https://x.example",
    { address: "http://x.example", fingerprint: "ab".repeat(32) },
    { address: "https://x.example", fingerprint: "ab" },
  ].map((server) => written({ server })),
};
for (const [problem, texts] of Object.entries(WRONG)) {
  test(`a file is refused whole: ${problem}`, () => {
    for (const text of texts) assert.deepEqual(fromText(text), { settings: null, problem }, text.slice(0, 200));
  });
}

/** Whom a reader believes: tests/cases/trust.json, which the server runs too. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import * as believe from "../../../../extension/core/edition/verify.js";
import * as files from "../../../../extension/core/edition/files.js";
import * as gzip from "../../../../extension/core/edition/gzip.js";
import * as keysList from "../../../../extension/core/edition/keys-list.js";
import * as refusals from "../../../../extension/core/edition/errors.js";
import * as updating from "../../../../extension/core/edition/update.js";
import { told } from "./told.js";

const CASES = JSON.parse(await readFile(new URL("../../../cases/trust.json", import.meta.url), "utf8"));
const core = { ...believe, ...files, ...gzip, ...keysList, ...refusals, ...updating };

for (const given of CASES) test(given.name, async () => assert.deepEqual(await told(given, core), given.result));

/** The maintainer's preview in a real browser: a page that is open follows what is saved. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { end, start } from "./running.js";
import { freePort } from "./setup.js";
import { patient, until } from "./until.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = process.env.XIANCHA ? join(process.env.XIANCHA, "../python") : join(ROOT, ".venv/bin/python");
const START = `
import sys, uvicorn
from datetime import date
from pathlib import Path
from xiancha.web.preview import create_preview
uvicorn.run(create_preview(date(2026, 11, 26), Path(sys.argv[1])), port=int(sys.argv[2]), log_level="error")
`;

/** @type {string} */
let folder;
/** @type {string} */
let address;
/** @type {import("node:child_process").ChildProcess} */
let server;
/** @type {import("./running.js").Running} */
let running;
before(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "xiancha-preview-")), "checklists");
  await cp(join(ROOT, "checklists"), folder, { recursive: true });
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  server = spawn(PYTHON, ["-c", START, folder, String(port)], { stdio: ["ignore", "ignore", "inherit"] });
  await until(async () => (await fetch(`${address}/preview/state`)).ok, "the preview to be ready");
  running = await start("chromium", new Map());
});
after(async () => {
  if (running) await end(running, { opened: [address] });
  const ended = server?.exitCode === null && once(server, "exit");
  server?.kill();
  await ended;
  await rm(join(folder, ".."), { recursive: true, force: true });
});

test("a saved file shows in the open page, a mistake too, and its mending", { timeout: 900_000 }, async () => {
  const file = join(folder, "cn/before-borrowing.yml");
  const written = await readFile(file, "utf8");
  const page = patient(await running.browser.newPage());
  await page.goto(`${address}/checklists/cn/before-borrowing?lang=zh-CN`);
  const says = (/** @type {string} */ words) =>
    until(
      () => page.evaluate((wanted) => document.body.innerText.includes(wanted), words).catch(() => false),
      `the page to say ${words}`,
    );
  await says("先查清谁放款，有没有牌照");
  await writeFile(file, written.replace("先查清谁放款，有没有牌照", "先看清谁放款，有没有牌照"));
  await says("先看清谁放款，有没有牌照");
  await writeFile(file, written.replace("  zh_CN: 借钱之前", "  zh_CN：借钱之前"));
  await says("字段后面要用半角冒号");
  await writeFile(file, written);
  await says("先查清谁放款，有没有牌照");
  assert.equal(page.url(), `${address}/checklists/cn/before-borrowing?lang=zh-CN`);
});

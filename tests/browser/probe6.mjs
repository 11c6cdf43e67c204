import { launch } from "./browsers.js";
import { until } from "./until.js";
import { cp, mkdtemp } from "node:fs/promises";
const row = "<div class='card item'><a href='/n'>City news and loans</a> <p>Words about the weather, the river and the market of the city.</p><span>more <b>words</b></span></div>";
const bodies = { ordinary: `<h1>News</h1>${row.replaceAll("loans", "cafes").repeat(400)}`, loans: `<h1>Loans</h1><form><label>Loan amount <input></label><button>Apply now</button></form>${row.repeat(600)}`, big: `<h1>Loans</h1>${row.repeat(6000)}<form><label>Loan amount <input></label><button>Apply now</button></form>${row.repeat(3000)}` };
const sites = new Map(Object.entries(bodies).map(([k, v]) => [`${k}.test`, () => ({ body: `<!doctype html><html lang=en><meta charset=utf-8><title>x</title><body>${v}` })]));
for (const [name, folder] of [["base", "/tmp/ext/base/extension"], ["now", "/work/wt-extension/extension"]]) {
  const b = await launch("chromium", { extension: folder, sites, welcome: true });
  try {
    for (const k of Object.keys(bodies)) {
      const page = await b.newPage();
      const s = await page.createCDPSession(); const worlds = [];
      s.on("Runtime.executionContextCreated", ({ context }) => context.auxData?.type === "isolated" && worlds.push(context.id));
      await s.send("Runtime.enable");
      await page.goto(`http://${k}.test/`);
      await new Promise((d) => setTimeout(d, 2500));
      for (const contextId of worlds.slice(-1)) {
        const { result } = await s.send("Runtime.evaluate", { contextId, returnByValue: true, expression: `(() => { try { const t = []; for (let i = 0; i < 15; i++) { const a = performance.now(); xianchaObserve(); t.push(performance.now() - a); } return t.sort((a, b) => a - b).map((x) => x.toFixed(1)).join(" ") } catch (e) { return String(e) } })()` });
        console.log(name, k, result.value);
      }
      await page.close();
    }
  } finally { await b.close(); }
}
process.exit(0);

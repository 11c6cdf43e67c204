/** What the planner says of offers: in figures, by rules, in a plan of one's own, in a household. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { said } from "./extension.js";
import { tabTo } from "./keyboard.js";
import { press, rate, shown, type } from "./planner-under-test.js";

/** @param {import("./planner-under-test.js").PlannerUnderTest} it */
export function testsOfFigures(it) {
  test("each example shows the real figure at one press", async () => {
    const { planner } = it;
    const real = { daily: "18.25%", monthly: "13.03%", withheld: "2,234.69%", free: "17.27%", membership: "41.69%" };
    for (const [name, figure] of Object.entries(real)) {
      await press(planner, `example-${name}`);
      assert.equal(await rate(planner), figure);
    }
    assert.ok((await shown(planner)).includes(said("planner_before_note")));
    const told = await planner.evaluate(() =>
      [...document.querySelectorAll(".plot")].map((one) => one.querySelector("figcaption")?.textContent),
    );
    assert.deepEqual(told, [
      said("planner_share_says", { received: "4,601.00", paid: "5,176.44", each: "12.51" }),
      said("planner_rates_says", { rate: "41.69%", marks: said("planner_rates_quoted", { rate: "12.00%" }) }),
    ]);
  });

  test("the bar is parted as what is paid is: received, and beyond it", async () => {
    const parts = await it.planner.evaluate(() =>
      [...document.querySelectorAll(".plot rect:is(.own, .beyond)")].map((one) => Number(one.getAttribute("width"))),
    );
    assert.ok(Math.abs(parts[0] / (parts[0] + parts[1]) - 4601 / 5176.44) < 0.001, String(parts));
  });

  test("the caps of the chosen kind of lender are held against it, with their rank", async () => {
    const { planner } = it;
    await type(planner, "kind", "consumer-finance");
    await type(planner, "on", "2026-11-25");
    await press(planner, "offer", "submit");
    const found = await planner.evaluate(
      () => /** @type {HTMLElement} */ (document.getElementById("caps")).innerText,
    );
    assert.match(found, /高于这条线：每年24\.00%/u);
    assert.match(found, /媒体披露/u);
    assert.doesNotMatch(await shown(planner), /违法|非法/u);
  });

  test("two offers stand side by side", async () => {
    const { planner } = it;
    await press(planner, "keep");
    for (const [id, text] of [["amount", "5000"], ["term", "6"], ["payment", "900"]]) await type(planner, id, text);
    await press(planner, "offer", "submit");
    const cells = await planner.evaluate(() =>
      [...document.querySelectorAll("#comparison tbody tr:first-child td")].map((one) => one.textContent),
    );
    assert.equal(cells.length, 2);
    assert.equal(cells[0], "41.69%");
    assert.equal(cells[1], await rate(planner));
  });

  test("a plan of one's own: typed by keyboard, told its mistakes by line, counted with its days", async () => {
    const { planner } = it;
    await type(planner, "method", "own");
    await planner.evaluate(() =>
      document.getElementById("method")?.dispatchEvent(new Event("input", { bubbles: true })),
    );
    assert.deepEqual(
      await planner.evaluate(() =>
        ["plan", "term", "payment", "first"].map((id) => document.getElementById(id)?.checkVisibility()),
      ),
      [true, false, false, false],
    );
    for (const [id, text] of [["amount", "10000"], ["received", ""], ["rate", ""]]) await type(planner, id, text);
    await tabTo(planner, "plan");
    await planner.keyboard.type("12月20日 3千\n2026-12-20 500");
    await press(planner, "offer", "submit");
    assert.equal(
      await planner.evaluate(() => document.getElementById("plan-mistake")?.textContent),
      said("planner_plan_line", { n: 2, what: said("cost_dates_not_later") }),
    );
    await type(planner, "plan", "2026-12-20 3千\n2027-03-05 4000\n2027-09-30 4000");
    await press(planner, "offer", "submit");
    assert.ok(
      (await shown(planner)).includes(said("planner_convention_dates", { n: 12, every: said("planner_irr_month") })),
    );
    assert.deepEqual(
      await planner.evaluate(() =>
        [...document.querySelectorAll("#schedule tbody tr")].map((row) => row.children[1].textContent),
      ),
      ["2026-12-20", "2027-03-05", "2027-09-30"],
    );
    await planner.evaluate(() => document.getElementById("other-rates")?.setAttribute("open", ""));
    const dated = String(await planner.evaluate(() => document.getElementById("dated-rate")?.textContent));
    assert.match(dated, /：[\d.]+%$/u);
    const compounded = await planner.evaluate(() =>
      [...document.querySelectorAll("#comparison tbody tr:nth-child(2) td")].map((one) => one.textContent),
    );
    assert.deepEqual(compounded, ["50.66%", dated.split("：")[1]], "what two offers are compared by counts alike");
  });

  test("a fee rate with equal payments also says what it costs on the original principal", async () => {
    const { planner } = it;
    await press(planner, "example-monthly");
    assert.equal(await planner.evaluate(() => document.getElementById("as-flat")), null);
    await type(planner, "method", "equal-payment");
    await press(planner, "offer", "submit");
    assert.equal(await rate(planner), "7.20%");
    assert.equal(
      await planner.evaluate(() => document.getElementById("as-flat")?.textContent),
      said("planner_as_flat", { rate: "13.03%" }),
    );
  });

  test("the table of costs says who collects each", async () => {
    const { planner } = it;
    await press(planner, "example-free");
    const rows = await planner.evaluate(() =>
      [...document.querySelectorAll("#costs tbody tr")].map((row) => [...row.children].map((one) => one.textContent)),
    );
    assert.deepEqual(rows[1], [
      said("planner_fee_service"),
      said("planner_to_platform"),
      said("planner_how_each"),
      "960.00",
    ]);
  });

  test("nothing repaid early is a mistake at its field, and no repayment of all", async () => {
    const { planner } = it;
    for (const [id, text] of [["early-after", "3"], ["early-amount", "0"]]) await type(planner, id, text);
    await press(planner, "early-form", "submit");
    assert.equal(
      await planner.evaluate(() => document.getElementById("early-amount-mistake")?.textContent),
      said("cost_too_small"),
    );
    await type(planner, "early-amount", "");
    await press(planner, "early-form", "submit");
    assert.match(String(await planner.evaluate(() => document.getElementById("early-said")?.textContent)), /少还9期/u);
  });

  test("a fifth less income shows the month in which the money runs out", async () => {
    const { planner } = it;
    await press(planner, "example-membership");
    await planner.evaluate(() => document.getElementById("household")?.setAttribute("open", ""));
    for (const [id, text] of [
      ["home-income", "5千"],
      ["home-spending", "3500"],
      ["home-debts", "500"],
      ["home-savings", "1000"],
    ]) {
      await type(planner, id, text);
    }
    await press(planner, "home", "submit");
    const end = () => planner.evaluate(() => document.getElementById("home-runs-out")?.textContent);
    assert.equal(await end(), said("planner_home_lasts"));
    await press(planner, "home-stress");
    assert.match(String(await end()), /^到20\d\d-\d\d，/u);
  });

  test("early repayment says what it saves", async () => {
    const { planner } = it;
    await planner.evaluate(() => document.getElementById("early")?.setAttribute("open", ""));
    await type(planner, "early-after", "2");
    await press(planner, "early-form", "submit");
    assert.match(
      String(await planner.evaluate(() => document.getElementById("early-said")?.textContent)),
      /少付利息[\d.]+元[^]*少还4期/u,
    );
    await press(planner, "example-daily");
    assert.deepEqual(
      await planner.evaluate(() => ["home-said", "early-said"].map((id) => document.getElementById(id)?.textContent)),
      ["", ""],
      "what was said of another loan",
    );
  });

  for (const width of [360, 1000, 1280]) {
    test(`no sum and no word of a drawing is cut off in ${width} pixels`, async () => {
      const { planner } = it;
      await planner.setViewport({ width, height: 800 });
      for (const [amount, fee] of [["10000", "80"], ["1000000", "1280"]]) {
        for (const [id, text] of [["amount", amount], ["fee-service", fee]]) await type(planner, id, text);
        await press(planner, "offer", "submit");
        assert.deepEqual(await planner.evaluate(cutOff), [], amount);
        assert.ok(await planner.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }
    });
  }
}

/** In the page: what stands out of the box of the payments. */
function cutOff() {
  const box = /** @type {HTMLElement} */ (document.getElementById("schedule")?.parentElement);
  const { left, right } = box.getBoundingClientRect();
  const words = [...document.querySelectorAll("#schedule :is(th, td), .plot text")];
  const out = words.filter((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left: from, right: to } = range.getBoundingClientRect();
    return from < left - 1 || to > right + 1;
  });
  return out.map((one) => one.textContent);
}

/** The result: the rate in large type, each cost by its name, the dated caps, the table. */

import { folded, local, make, outside } from "./dom.js";
import { COST_HEADS, costsOf } from "./planner-files.js";
import { costBar, rateLine, ratesOf } from "./planner-plots.js";
import { convention, money, percent } from "./planner-words.js";
import { knownAs, rankOf } from "../core/checklists/rule-rank.js";

/** @typedef {import("./planner-home.js").Home} Home */
/** @typedef {import("./planner-reading.js").Plan} Plan */
/** @typedef {import("./planner-caps.js").Held} Held */

/**
 * @param {Plan} plan
 * @param {Held} held
 * @param {Home} here
 * @param {string} claim  what the lender says, "" for one's own figures
 */
export function resultParts(plan, held, here, claim) {
  const { say } = here;
  const { offer } = plan;
  return [
    make("h2", { id: "result-title" }, [claim ? say("planner_result_of", { claim }) : say("planner_result")]),
    ...headline(plan, here),
    ...cautions(plan, here),
    costBar(offer, say),
    costsTable(plan, here),
    make("h3", {}, [say("planner_caps")]),
    rateLine(ratesOf(plan, held), say),
    ...capLines(held, here),
    make("h3", {}, [say("planner_schedule")]),
    scheduleTable(plan, here),
  ];
}

/** @param {Plan} plan @param {Home} here */
function headline(plan, { say }) {
  const { rates, dated } = plan.offer;
  if (!rates.ok) return [make("p", { class: "note", id: "real-rate" }, [say(rates.error.key)])];
  return [
    make("p", { class: "rate", id: "real-rate" }, [percent(rates.value.nominal, say)]),
    make("p", { class: "convention" }, [convention(plan, say)]),
    plan.quoted !== null && make("p", { id: "quoted" }, [say("planner_quoted", { rate: percent(plan.quoted, say) })]),
    plan.asFlat !== null &&
      make("p", { class: "note", role: "note", id: "as-flat" }, [
        say("planner_as_flat", { rate: percent(plan.asFlat, say) }),
      ]),
    folded(
      say("planner_other_rates"),
      [
        !plan.hasDates && make("p", {}, [say("planner_effective", { rate: percent(rates.value.effective, say) })]),
        dated &&
          make("p", { id: "dated-rate" }, [
            say("planner_dated", { rate: dated.ok ? percent(dated.value, say) : say(dated.error.key) }),
          ]),
      ],
      "other-rates",
    ),
  ];
}

/** Money before money, and money that is withheld. @param {Plan} plan @param {Home} here */
function cautions({ offer }, { say }) {
  const has = (/** @type {string} */ when) => offer.costs.some(({ how, amount }) => how === when && amount > 0);
  return [
    has("before") && make("p", { class: "note", role: "note" }, [say("planner_before_note")]),
    has("deducted") && make("p", { class: "note", role: "note" }, [say("planner_deducted_note")]),
  ];
}

/**
 * As the table of all costs that lenders must show: what, who collects it, when, how much.
 *
 * @param {Plan} plan
 * @param {Home} here
 */
function costsTable({ offer }, { say }) {
  const rows = costsOf(offer, say).map(([name, ...cells]) => make("tr", {}, [
    make("th", { scope: "row" }, [name]),
    ...cells.map((cell) => make("td", {}, [typeof cell === "number" ? money(cell) : cell])),
  ]));
  const heads = COST_HEADS.map((head) => make("th", { scope: "col" }, [say(head)]));
  return scrolled(
    make("table", { id: "costs" }, [
      make("caption", {}, [say("planner_costs")]),
      make("thead", {}, [make("tr", {}, heads)]),
      make("tbody", {}, rows),
    ]),
    say("planner_costs"),
  );
}

/** A table that may be wider than the page: it alone moves. @param {HTMLElement} table @param {string} name */
function scrolled(table, name) {
  const box = make("div", { class: "wide", role: "region", "aria-label": name }, [table]);
  box.tabIndex = 0;
  return box;
}

/**
 * What it is, how we know it, since when it holds, and when somebody looked.
 *
 * @param {import("./planner-caps.js").Cap} cap
 * @param {import("../core/i18n.js").Say} say
 */
function capFacts(cap, say) {
  const dates = say(capDates(cap), { from: cap.in_force, to: cap.ends_on });
  return [rankOf(cap.rank, say), knownAs(cap.known, say), dates, say("page_checked", { date: cap.checked_on })];
}

/** @param {Held} held @param {Home} here */
function capLines({ lines, why, says }, { say, language }) {
  if (lines.length === 0) {
    return [make("p", { id: "caps" }, [say(why)]), says && make("p", {}, [local(says, language)])];
  }
  const items = lines.map(({ cap, limit, above }) =>
    make("li", {}, [
      make("p", { class: above ? "above" : "" }, [capSentence(limit, above, say)]),
      make("p", {}, [local(cap.says, language)]),
      make("p", { class: "small" }, [
        `${capFacts(cap, say).join(" · ")} `,
        outside(cap.source, say("page_source")),
      ]),
    ]),
  );
  return [make("ul", { id: "caps" }, items), make("p", { class: "small" }, [say("planner_caps_note")])];
}

/** @param {import("./planner-caps.js").Cap} cap */
function capDates({ ends_on, known_from }) {
  if (known_from) return ends_on ? "planner_cap_known_until" : "planner_cap_known_from";
  return ends_on ? "planner_cap_dates" : "planner_cap_since";
}

/** @param {number | null} limit @param {boolean | null} above @param {import("../core/i18n.js").Say} say */
function capSentence(limit, above, say) {
  if (limit === null) return say("planner_cap_lpr");
  return say(above === null ? "planner_cap_line" : above ? "planner_cap_above" : "planner_cap_below", {
    limit: percent(limit, say),
  });
}

/** @param {Plan} plan @param {Home} here */
function scheduleTable({ offer }, { say }) {
  const hasFees = offer.rows.some(({ fee }) => fee > 0);
  const every = /** @type {const} */ (["total", "principal", "interest", "fee", "balance"]);
  const columns = every.filter((column) => hasFees || column !== "fee");
  const heads = ["n", "due", ...columns].map((column) =>
    make("th", { scope: "col" }, [say(`planner_column_${column}`)]),
  );
  const body = offer.rows.map((row) => make("tr", {}, [
    make("th", { scope: "row" }, [String(row.n)]),
    make("td", { class: "date" }, [row.due]),
    ...columns.map((column) => make("td", {}, [money(row[column])])),
  ]));
  const table = make("table", { id: "schedule" }, [
    make("caption", {}, [say("planner_table")]),
    make("thead", {}, [make("tr", {}, heads)]),
    make("tbody", {}, body),
  ]);
  return scrolled(table, say("planner_table"));
}

/** Two offers beside each other. @param {[string, Plan][]} offers @param {Home} here */
export function comparison(offers, { say }) {
  const rateOf = (/** @type {Plan} */ { offer: { rates } }) =>
    rates.ok ? percent(rates.value.nominal, say) : say(rates.error.key);
  const compounded = (/** @type {Plan} */ { hasDates, offer: { rates, dated } }) => {
    const found = hasDates && dated ? dated : rates;
    if (!found.ok) return say(found.error.key);
    return percent(typeof found.value === "number" ? found.value : found.value.effective, say);
  };
  /** @type {[string, (plan: Plan) => string][]} */
  const lines = [
    ["planner_compare_rate", rateOf],
    ["planner_compare_compounded", compounded],
    ["planner_sum_received", ({ offer }) => money(offer.received)],
    ["planner_compare_most", ({ offer }) => money(Math.max(...offer.rows.map(({ total }) => total)))],
    ["planner_sum_paid", ({ offer }) => money(offer.totals.paid)],
    ["planner_sum_cost", ({ offer }) => money(offer.totals.cost)],
  ];
  const head = [make("td"), ...offers.map(([name]) => make("th", { scope: "col" }, [name]))];
  const rows = lines.map(([key, value]) =>
    make("tr", {}, [
      make("th", { scope: "row" }, [say(key)]),
      ...offers.map(([, plan]) => make("td", {}, [value(plan)])),
    ]),
  );
  return make("table", { id: "comparison" }, [
    make("caption", {}, [say("planner_compare")]),
    make("thead", {}, [make("tr", {}, head)]),
    make("tbody", {}, rows),
  ]);
}

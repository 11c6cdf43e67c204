/** The planner: what a loan really costs a year, against which lines, and whether it can be paid. */

import { figuresOf } from "../core/cost/offer-fragment.js";
import { rateIn } from "../core/cost/parse-amounts.js";
import { linkTo } from "../browser/page-links.js";
import { button, make } from "./dom.js";
import { entitle } from "./header.js";
import { download } from "./download.js";
import { localDay } from "./local-day.js";
import { heldAgainst } from "./planner-caps.js";
import { EXAMPLES, exampleIn } from "./planner-examples.js";
import { calendarOf, tableOf } from "./planner-files.js";
import { empty, offerForm } from "./planner-form.js";
import { home } from "./planner-home.js";
import { earlyPart, householdPart } from "./planner-household.js";
import { read } from "./planner-reading.js";
import { comparison, resultParts } from "./planner-result.js";

/** @typedef {import("./planner-home.js").Home} Home */
/** @typedef {import("./planner-reading.js").Plan} Plan */

/** @typedef {{plan: Plan | null, kept: Plan | null}} State  `kept`: to compare with */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function start() {
  const here = await home();
  const { say } = here;
  entitle(here, say("planner_title"));
  const today = localDay(new Date());
  /** @type {State} */
  const state = { plan: null, kept: null };
  const result = make("section", { id: "result", "aria-labelledby": "result-title" }, [
    make("h2", { id: "result-title" }, [say("planner_result")]),
    make("p", { class: "small" }, [say("planner_waiting")]),
  ]);
  const form = offerForm({ say, today, act: () => count() });
  const count = (claim = "") => {
    const held = counted(form, state, here);
    if (!held || !state.plan) return;
    result.replaceChildren(
      ...present(resultParts(state.plan, held, here, claim)),
      takeAlong(state.plan, here),
      beside(state, here, () => form.fill({ ...empty(today), kind: form.typed().kind })),
    );
    for (const id of ["home-said", "early-said"]) document.getElementById(id)?.replaceChildren();
    const title = /** @type {HTMLElement} */ (result.querySelector("h2"));
    title.tabIndex = -1;
    title.focus();
  };
  const press = (/** @type {string} */ name) => {
    form.fill({ ...empty(today), ...exampleIn(name, say) });
    count(say(`planner_example_${name}`));
  };
  const stale = make("p", { class: "note stale", id: "stale", role: "status" });
  form.element.addEventListener(
    "input",
    () =>
      state.plan && !stale.isConnected && result.prepend(Object.assign(stale, { textContent: say("planner_stale") })),
  );
  const { amount = "", periods: term = "", payment = "", rate = "" } = figuresOf(location.hash);
  const isFilled = `${amount}${term}${payment}${rate}` !== "";
  if (isFilled) form.fill({ amount, term, payment, rate });
  main.replaceChildren(
    ...present([
      header(here),
      isFilled && make("p", { class: "note", id: "from-page", role: "note" }, [say("planner_from_page")]),
      make("section", { id: "examples", "aria-labelledby": "examples-title" }, [
        make("h2", { id: "examples-title" }, [say("planner_examples")]),
        make(
          "div",
          { class: "tools" },
          Object.keys(EXAMPLES).map((name) =>
            button(`example-${name}`, say(`planner_example_${name}`), () => press(name)),
          ),
        ),
      ]),
      make("section", { id: "asked", "aria-labelledby": "asked-title" }, [
        make("h2", { id: "asked-title" }, [say("planner_asked")]),
        form.element,
      ]),
      result,
      make("section", { id: "more" }, [householdPart(() => state.plan, here), earlyPart(() => state.plan, here)]),
      make("p", { id: "talk", class: "note" }, [
        make("a", { class: "next", href: linkTo("checklist", "id=cn/cannot-pay") }, [say("planner_cannot_pay")]),
      ]),
    ]),
  );
}

/**
 * Counts what was typed: the plan into the state, and the caps it is held against; nothing where there is a mistake.
 *
 * @param {import("./planner-form.js").OfferForm} form
 * @param {State} state
 * @param {Home} here
 */
function counted(form, state, { caps }) {
  const typed = form.typed();
  const { plan, mistakes } = read(typed);
  const lpr = lprOf(typed);
  if (!form.fail({ ...mistakes, ...(lpr === undefined ? { lpr: "planner_lpr_unclear" } : {}) }) || !plan) return null;
  state.plan = plan;
  const { rates } = plan.offer;
  return heldAgainst(caps, {
    kind: typed.kind,
    on: plan.on,
    lpr: lpr ?? null,
    rate: rates.ok ? rates.value.nominal : null,
  });
}

/**
 * Two offers beside each other, where one was kept.
 *
 * @param {State} state
 * @param {Home} here
 * @param {() => void} clear
 */
function beside(state, here, clear) {
  const { plan, kept } = state;
  const { say } = here;
  const keep = button("keep", say("planner_keep"), () => {
    state.kept = plan;
    clear();
    /** @type {HTMLElement} */ (document.getElementById("amount")).focus();
  });
  return make(
    "div",
    { class: "beside" },
    present([
      kept &&
        plan &&
        kept !== plan &&
        comparison(
          [
            [say("planner_compare_first"), kept],
            [say("planner_compare_second"), plan],
          ],
          here,
        ),
      keep,
    ]),
  );
}

/** @param {Home} here */
function header({ say }) {
  return make("header", {}, [make("h1", {}, [say("planner_title")]), make("p", {}, [say("planner_intro")])]);
}

/** @param {Plan} plan @param {Home} here */
function takeAlong({ offer }, { say }) {
  const said = make("p", { role: "status", id: "saved" });
  const save = (
    /** @type {string} */ name,
    /** @type {string} */ type,
    /** @type {import("../core/cost/result.js").Result<string>} */ made,
  ) => {
    if (made.ok) download(new Blob([made.value], { type }), name);
    said.textContent = say(made.ok ? "planner_saved" : made.error.key, { name });
  };
  return make("div", { class: "along" }, [
    make("div", { class: "tools" }, [
      button("save-ics", say("planner_save_ics"), () =>
        save(`${say("planner_file")}.ics`, "text/calendar", calendarOf(offer.rows, say, new Date().toISOString())),
      ),
      button("save-csv", say("planner_save_csv"), () =>
        save(`${say("planner_file")}.csv`, "text/csv", tableOf(offer, say)),
      ),
      button("print", say("planner_print"), () => window.print()),
    ]),
    said,
  ]);
}

/**
 * The LPR that was typed: a fraction a year; null for none, undefined for what cannot be read.
 *
 * @param {Record<string, string>} typed
 */
function lprOf({ lpr }) {
  if (lpr.trim() === "") return null;
  const found = rateIn(/[%％‰率]/u.test(lpr) ? lpr : `${lpr}%`);
  return found.ok && found.value.rate > 0 && found.value.rate < 1 && (found.value.per ?? "year") === "year"
    ? found.value.rate
    : undefined;
}

/** @template T @param {(T | null | false | undefined)[]} parts @returns {T[]} */
function present(parts) {
  return /** @type {T[]} */ (parts.filter(Boolean));
}

void start();

/** Can I pay it each month, and what changes if I repay early? */

import { burden } from "../core/cost/burden.js";
import { early, MODES } from "../core/cost/early.js";
import { amountIn } from "../core/cost/parse-amounts.js";
import { linkTo } from "../browser/page-links.js";
import { folded, make } from "./dom.js";
import { check, field, input, isRight, select } from "./fields.js";
import { submitting } from "./planner-form.js";
import { monthsOf } from "./planner-files.js";
import { money, percent } from "./planner-words.js";

/** @typedef {import("./planner-home.js").Home} Home */
/** @typedef {import("./planner-reading.js").Plan} Plan */

const SUMS = /** @type {const} */ (["income", "spending", "debts", "savings"]);
const CUT = 0.2;

/** @param {() => Plan | null} plan @param {Home} here */
export function householdPart(plan, { say }) {
  const fields = Object.fromEntries(
    SUMS.map((name) => [name, field(`home-${name}`, say(`planner_home_${name}`), input())]),
  );
  const stress = check("home-stress", false, say("planner_home_stress"));
  const said = make("div", { id: "home-said", role: "status" });
  const act = () => {
    const offer = plan()?.offer;
    const sums = Object.fromEntries(
      SUMS.map((name) => [name, amountIn(fields[name].control.value || (name === "income" ? "" : "0"), name)]),
    );
    const mistakes = Object.fromEntries(
      Object.entries(sums).flatMap(([name, one]) => (one.ok ? [] : [[name, say(one.error.key)]])),
    );
    if (!isRight(fields, mistakes)) return said.replaceChildren();
    if (!offer) return said.replaceChildren(make("p", { class: "note" }, [say("planner_count_first")]));
    const months = monthsOf(offer.rows);
    const values = Object.fromEntries(Object.entries(sums).map(([name, one]) => [name, one.ok ? one.value : 0]));
    const found = burden({
      payments: months.map(({ due }) => due),
      ...values,
      incomeCut: stress.box.checked ? CUT : 0,
    });
    said.replaceChildren(
      ...(found.ok ? burdenLines(found.value, months, say) : [make("p", { class: "note" }, [say(found.error.key)])]),
    );
  };
  stress.box.addEventListener("change", () => said.hasChildNodes() && act());
  const form = submitting(
    "home",
    [...SUMS.map((name) => fields[name].element), stress.element],
    say("planner_home_count"),
    act,
  );
  const cannotPay = { href: linkTo("checklist", "id=cn/cannot-pay"), class: "cannot-pay next" };
  return folded(
    say("planner_home"),
    [form, said, make("p", {}, [make("a", cannotPay, [say("planner_cannot_pay")])])],
    "household",
  );
}

/**
 * @param {import("../core/cost/burden.js").Burden} found
 * @param {{month: string}[]} months
 * @param {import("../core/i18n.js").Say} say
 */
function burdenLines({ share, spare, runsOut, income }, months, say) {
  return [
    make("p", { id: "home-share" }, [
      share === null
        ? say("planner_home_no_income")
        : say("planner_home_share", { share: percent(share, say), income: money(income) }),
    ]),
    make("p", {}, [say(spare < 0 ? "planner_home_short" : "planner_home_spare", { amount: money(Math.abs(spare)) })]),
    make("p", { class: runsOut === null ? "" : "note", id: "home-runs-out" }, [
      runsOut === null ? say("planner_home_lasts") : say("planner_home_runs_out", { month: months[runsOut - 1].month }),
    ]),
  ];
}

/** @param {() => Plan | null} plan @param {Home} here */
export function earlyPart(plan, { say }) {
  const fields = {
    after: field("early-after", say("planner_early_after"), input("number")),
    amount: field("early-amount", say("planner_early_amount"), input(), say("planner_early_amount_hint")),
    penalty: field("early-penalty", say("planner_early_penalty"), input()),
  };
  const mode = field(
    "early-mode",
    say("planner_early_mode"),
    select(MODES.map((one) => [one, say(`planner_early_${one}`)])),
  );
  const said = make("div", { id: "early-said", role: "status" });
  const act = () => {
    const found = plan();
    const read = (/** @type {"amount" | "penalty"} */ name) => amountIn(fields[name].control.value || "0", name);
    const [amount, penalty] = [read("amount"), read("penalty")];
    const after = Number(fields.after.control.value || NaN);
    const mistakes = {
      amount: amount.ok ? "" : say(amount.error.key),
      penalty: penalty.ok ? "" : say(penalty.error.key),
    };
    if (!isRight(fields, mistakes) || !amount.ok || !penalty.ok) return said.replaceChildren();
    if (!found) return said.replaceChildren(make("p", { class: "note" }, [say("planner_count_first")]));
    const answer = early(found.loan, {
      after,
      amount: fields.amount.control.value.trim() === "" ? "all" : amount.value,
      mode: mode.control.value,
      penalty: penalty.value,
    });
    if (!answer.ok && answer.error.field in fields) {
      return void isRight(fields, { [answer.error.field]: say(answer.error.key) });
    }
    said.replaceChildren(
      make("p", { class: "note" }, [
        answer.ok
          ? say(answer.value.saved < 0 ? "planner_early_loses" : "planner_early_saves", {
              interest: money(answer.value.savedInterest),
              saved: money(Math.abs(answer.value.saved)),
              n: answer.value.fewer,
            })
          : say(answer.error.key),
      ]),
    );
  };
  const form = submitting(
    "early-form",
    [...Object.values(fields).slice(0, 2), mode, fields.penalty].map(({ element }) => element),
    say("planner_early_count"),
    act,
  );
  return folded(
    say("planner_early"),
    [make("p", { class: "small" }, [say("planner_early_note")]), form, said],
    "early",
  );
}

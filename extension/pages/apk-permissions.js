/** What an app declares, in plain words and in groups, how to deny each, and what rules say of it for loan apps. */

import { androidVersion } from "../core/apk/android-versions.js";
import { isDue } from "../core/checklists/checklist.js";
import { declaredIn, grouped, knownIn, rulesOn } from "../core/checklists/app-permissions.js";
import { waysFor } from "../core/checklists/phone-ways.js";
import { inLanguage } from "../core/i18n.js";
import { citeParts } from "./cites.js";
import { folded, local, make } from "./dom.js";
import { check, field, select } from "./fields.js";
import { localDay } from "./local-day.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/apk/facts.js").Facts} Facts */
/** @typedef {import("../core/checklists/app-permissions.js").Apps} Apps */
/** @typedef {import("../core/checklists/app-permissions.js").Permission} Permission */
/** @typedef {import("../core/checklists/app-permissions.js").Granted} Granted */
/** @typedef {import("../core/checklists/phone-ways.js").Guide} Guide */
/**
 * `own`: where the person borrows; `rest`: permissions that are not among the facts, one a line.
 *
 * @typedef {{apps: Apps, guide?: Guide, own: string[], rest: string, isOther: boolean}} Known
 */

/** Of those that nobody explained; a file may name hundreds of thousands. */
const MOST_NAMES = 100;
const LONGEST_NAME = 200;
/** @type {Granted[]} */
const GRANTED = ["asked", "switched-on", "at-install"];

/** @param {Facts} facts @param {Known} known @param {Speaking} speaking */
export function permissionsPart(facts, known, speaking) {
  const { say, language } = speaking;
  const { apps } = known;
  const told = knownIn(known.rest, apps);
  const declared = [...new Set([...declaredIn(facts), ...told])];
  const leftOut = known.rest ? known.rest.split("\n").length - told.length : 0;
  const { groups, unexplained } = grouped(declared, apps);
  const ordinary = (/** @type {Permission[]} */ all) => all.every(({ usual }) => usual);
  const telling = groups.filter(({ permissions }) => !ordinary(permissions));
  const rest = groups.filter(({ permissions }) => ordinary(permissions));
  return make("section", { "aria-labelledby": "wants" }, [
    make("h2", { id: "wants" }, [say("apk_wants")]),
    telling.length > 0
      ? make("p", { class: "small" }, [local(apps.declared, language)])
      : make("p", {}, [say("apk_asks_nothing")]),
    leftOut > 0 && make("p", { class: "note" }, [say("apk_too_many", { n: leftOut })]),
    ...telling.flatMap((group) => [
      make("h3", {}, [local(group.title, language)]),
      ...byGrant(group.permissions, facts, known, speaking),
    ]),
    telling.length > 0 && rulesPart(declared, known, speaking),
    ...rest.map(({ title, permissions }) =>
      folded(`${inLanguage(title, language)} (${permissions.length})`, byGrant(permissions, facts, known, speaking)),
    ),
    unexplained.length > 0 &&
      folded(say("apk_unexplained", { n: unexplained.length }), [
        make("ul", { class: "permissions" }, unexplained.slice(0, MOST_NAMES).map((name) =>
          make("li", {}, [make("code", {}, [name.slice(0, LONGEST_NAME)])]),
        )),
      ]),
  ]);
}

/**
 * Those that a phone gives alike, and below them how to deny them.
 *
 * @param {Permission[]} permissions
 * @param {Facts} facts
 * @param {Known} known
 * @param {Speaking} speaking
 */
function byGrant(permissions, facts, { guide }, speaking) {
  const { say } = speaking;
  return GRANTED.flatMap((granted) => {
    const alike = permissions.filter((one) => one.granted === granted);
    if (!alike.length) return [];
    const isOrdinary = granted === "at-install" && alike.every(({ usual }) => usual);
    const key = isOrdinary ? "usual" : granted.replaceAll("-", "_");
    const said = make("p", { class: "deny" }, [say(`apk_granted_${key}`)]);
    const ways = waysFor(guide, alike.map(({ name }) => name));
    const list = make("ul", { class: "permissions" }, alike.map((one) => item(one, facts, speaking)));
    return [list, said, ...(ways.length ? [denying(ways, speaking)] : [])];
  });
}

/** @param {import("../core/checklists/phone-ways.js").Way[]} ways @param {Speaking} speaking */
function denying(ways, { say, language }) {
  const links = ways.map(({ id, title }) => make("a", { href: `phone.html?for=${id}` }, [local(title, language)]));
  return make("p", { class: "deny" }, [say("apk_deny"), ...links.flatMap((link, n) => [n ? " · " : " ", link])]);
}

/** @param {Permission} permission @param {Facts} facts @param {Speaking} speaking */
function item({ name, can }, { permission_limits }, { say, language }) {
  const limits = permission_limits.find((one) => one.name === name);
  const [min, max] = [limits?.min_sdk ?? null, limits?.max_sdk ?? null].map(androidVersion);
  const words = [min && say("apk_from", { min }), max && say("apk_until", { max })].filter(Boolean);
  return make("li", {}, [
    make("b", {}, [local(can, language)]),
    " ",
    make("code", { class: "small" }, [name.replace(/^android\.permission\./u, "")]),
    words.length > 0 && make("span", { class: "small" }, [` · ${words.join(" · ")}`]),
  ]);
}

/** @param {string[]} declared @param {Known} known @param {Speaking} speaking */
function rulesPart(declared, { apps, own, isOther }, speaking) {
  const { say, language } = speaking;
  const title = make("h3", { id: "rules" }, [say("apk_rules")]);
  if (isOther) return make("section", { "aria-labelledby": "rules" }, [title, make("p", {}, [say("apk_rules_other")])]);
  const countries = apps.rules.filter(({ store }) => !store);
  const stores = apps.rules.filter(({ store }) => store);
  const first = countries.find(({ of }) => own.includes(of)) ?? countries[0];
  const chosen = select(countries.map((one) => [one.of, inLanguage(one.title, language)]), first?.of);
  const boxes = stores.map(({ of, title: store }) => ({
    of,
    ...check(`from-${of}`, false, say("apk_rules_store", { store })),
  }));
  const list = make("div", { class: "rules", "aria-live": "polite" });
  const fill = () => {
    const of = [chosen.value, ...boxes.filter(({ box }) => box.checked).map((one) => one.of)];
    const found = rulesOn(declared, apps, of);
    list.replaceChildren(
      ...(found.length ? found.map((one) => ruleItem(one, speaking)) : [make("p", {}, [say("apk_rules_none")])]),
    );
  };
  for (const control of [chosen, ...boxes.map(({ box }) => box)]) control.addEventListener("change", fill);
  fill();
  return make("section", { "aria-labelledby": "rules" }, [
    title,
    list,
    field("rules-of", say("apk_rules_of"), chosen).element,
    ...boxes.map(({ element }) => element),
  ]);
}

/** @param {ReturnType<typeof rulesOn>[number]} found @param {Speaking} speaking */
function ruleItem({ rules, rule, touched }, speaking) {
  const { say, language } = speaking;
  const stance = say(`apk_stance_${rule.stance.replaceAll("-", "_")}`);
  const due = isDue({ cites: rule.cites, review_by: rules.review_by }, localDay(new Date()));
  return make("div", { class: "cite rule" }, [
    make("p", { class: "label" }, [
      local(rules.title, language),
      ` · ${stance}`,
      due && make("span", { class: "due" }, [say("checklist_due")]),
    ]),
    make("p", { class: "says" }, [local(rule.says, language)]),
    make("ul", {}, touched.map(({ can }) => make("li", {}, [local(can, language)]))),
    folded(say("page_law"), rule.cites.map((cite) => citeParts(cite, speaking))),
  ]);
}

/** A place that helps: how to reach it, for what, with what. */

import { call } from "./call-now.js";
import { sourceParts } from "./cites.js";
import { local, make, outside } from "./dom.js";

/** @typedef {import("../core/checklists/checklist.js").Door} Door */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/** @param {Door} door @param {Speaking} context */
export function doorParts(door, { say, language }) {
  const { title, phone, url, where, takes, needs, answer_by } = door;
  return make("li", {}, [
    phone
      ? call(phone, local(title, language), ` ${phone}`)
      : (outside(url, local(title, language)) ?? make("b", {}, [local(title, language)])),
    make("p", {}, [local(takes, language)]),
    phone && url && make("p", {}, [outside(url, url)]),
    where && make("p", { class: "small" }, [local(where, language)]),
    needs && make("p", { class: "small" }, [say("door_needs", { needs })]),
    answer_by && make("p", { class: "small" }, [say("door_answer", { time: answer_by })]),
    sourceParts(door, say),
  ]);
}

/** Where nothing interrupts: every pause with its end, and taking it back. */

import { list, resume } from "../browser/pauses.js";
import { button, day, make } from "./dom.js";

/** @param {import("../core/i18n.js").Speaking} context @param {() => unknown} changed */
export async function exceptionsPart({ say, language }, changed) {
  const pauses = await list();
  if (!pauses.length) return [make("p", { id: "no-exceptions" }, [say("exceptions_none")])];
  const items = pauses.map(({ domain, until }, at) => {
    const press = button(`resume-${at}`, say("exceptions_resume"), async () => {
      await resume(domain);
      changed();
    });
    press.setAttribute("aria-label", say("exceptions_resume_of", { domain }));
    const end = until ? say("exceptions_until", { date: day(until, language) }) : say("exceptions_always");
    return make("li", {}, [
      make("span", {}, [make("bdi", { class: "domain" }, [domain]), " ", make("span", { class: "small" }, [end])]),
      press,
    ]);
  });
  return [
    make("p", { class: "small" }, [say("exceptions_note")]),
    make("ul", { class: "rows", id: "exception-list" }, items),
  ];
}

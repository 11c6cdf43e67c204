/** All situations as buttons, for who finds theirs among none that were offered. */

import { inLanguage } from "../core/i18n.js";
import { button, make } from "./dom.js";
import { icon } from "./icons.js";

/** What is answered, and is no situation of anybody. */
const NO_STORY = ["unclear", "small_talk"];

/**
 * @param {import("../core/answer/content.js").Situation[]} situations  in the order in which they are shown
 * @param {(id: string) => unknown} open
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function situationList(situations, open, { language, say }) {
  const rows = situations
    .filter(({ id }) => !NO_STORY.includes(id))
    .map(({ id, button: words }) => {
      const row = button(`situation-${id}`, inLanguage(words, language), () => open(id));
      row.append(icon("next"));
      return make("li", {}, [row]);
    });
  const title = make("h2", {}, [say("choice_title")]);
  return make("section", { class: "found answer" }, [title, make("ul", { class: "card ways" }, rows)]);
}

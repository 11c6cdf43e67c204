/**
 * Answers by the edition on this device, which is fetched where there is none: by what answers in the app. The language
 * of the page decides in which its texts are: it is what the person reads now.
 */

import { readLocal, writeLocal } from "../browser/local-store.js";
import { ownUrl } from "../browser/own-files.js";
import { speaker } from "../core/i18n.js";
import { make } from "../pages/dom.js";

/** @typedef {import("../core/i18n.js").Language} Language */
/** @typedef {(text: string) => Promise<Node[]>} Answer  nothing where the edition cannot be had */

/**
 * `again` asks what is tapped in an answer. Nothing is fetched before the first question.
 *
 * @param {(text: string) => void} again
 * @param {Language} language
 * @returns {Answer}
 */
export function namesHere(again, language) {
  /** @type {Promise<Answer> | null} */
  let ready = null;
  return async (text) => {
    ready ??= loaded(again, language);
    ready.catch(() => (ready = null));
    return (await ready)(text);
  };
}

/** @param {(text: string) => void} again @param {Language} language @returns {Promise<Answer>} */
async function loaded(again, language) {
  if ((await readLocal("language")) !== language) await writeLocal({ language });
  const [words, { answers, inLanguage }] = await Promise.all([
    fetch(ownUrl(`_locales/${language}/messages.json`)).then((got) => got.json()),
    appAnswers(),
  ]);
  await inLanguage(language);
  const speaking = { language, say: speaker(words, language) };
  return async (text) => {
    const part = make("div", {});
    await answers({ again, found: part, fail: () => undefined }, speaking).answer(text);
    return [...part.childNodes];
  };
}

/** The server says where it lies: its name bears a hash. @returns {Promise<typeof import("../app/answers.js")>} */
function appAnswers() {
  const place = document.getElementById("main")?.dataset.answers ?? "";
  return import(place); // eslint-disable-line no-unsanitized/method
}

/**
 * Reads our own words aloud, by a voice that lies on the device: others send the words to a server. It is given what to
 * read, never what was pasted or typed, and ends with the way out.
 */

import { button } from "./dom.js";
import { tagOf } from "../core/i18n.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/**
 * A button that shows itself once the device has a voice of the page's language.
 *
 * @param {() => string[]} words  what to read, in order
 * @param {Speaking} speaking
 */
export function readAloud(words, { say, language }) {
  const speech = globalThis.speechSynthesis;
  const press = button("aloud", say("aloud_read"), () => (speech.speaking ? stop() : start()));
  press.hidden = true;
  if (!speech) return press;
  const named = () => (press.textContent = say(speech.speaking ? "aloud_stop" : "aloud_read"));
  const stop = () => {
    speech.cancel();
    press.textContent = say("aloud_read");
  };
  const start = () => {
    const voice = voiceOf(speech.getVoices(), tagOf(language));
    if (!voice) return;
    for (const text of words()) speech.speak(spoken(text, voice));
    const last = spoken(say("aloud_end"), voice);
    last.onend = stop;
    speech.speak(last);
    press.textContent = say("aloud_stop");
  };
  const look = () => {
    press.hidden = !voiceOf(speech.getVoices(), tagOf(language));
    named();
  };
  speech.addEventListener("voiceschanged", look);
  addEventListener("pagehide", () => speech.cancel());
  look();
  return press;
}

/** @param {string} text @param {SpeechSynthesisVoice} voice */
function spoken(text, voice) {
  return Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang });
}

/**
 * A voice of the device in that language; of another region where there is none of this.
 *
 * @param {Pick<SpeechSynthesisVoice, "lang" | "localService">[]} voices
 * @param {string} tag
 */
export function voiceOf(voices, tag) {
  const plain = (/** @type {string} */ lang) => lang.replace("_", "-").toLowerCase();
  const [primary] = plain(tag).split("-");
  const own = voices.filter(({ lang, localService }) => localService === true && plain(lang).split("-")[0] === primary);
  return /** @type {SpeechSynthesisVoice | undefined} */ (own.find(({ lang }) => plain(lang) === plain(tag)) ?? own[0]);
}

/** What a checklist says: titles, and of what is not done yet why and how; no message to be sent. */
export function wordsOfList() {
  const parts = "h1, .intro, .items > li h2, .items > li:not(.done) > .why, .items > li:not(.done) .how > p";
  return [...document.querySelectorAll(parts)].map((one) => one.textContent ?? "").filter(Boolean);
}

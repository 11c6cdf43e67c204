/** What an app's file says of itself, and what is known of its signature so far. */

import { androidVersion, isFromBeforeAsking } from "../core/apk/android-versions.js";
import { isAgainst } from "../core/apk/conclusion.js";
import { folded, make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/apk/facts.js").Facts} Facts */
/** @typedef {import("./apk-worker.js").Heard} Heard */

/** An honest file has one or two. */
const MOST_CERTIFICATES = 10;
const UNITS = ["B", "kB", "MB", "GB"];
const STEP = 1000;

/** Which app it is. @param {Extract<Heard, {type: "facts"}>} first @param {Speaking} speaking */
export function aboutPart({ facts, picture }, { say, language }) {
  const own = { zh_CN: ["zh-CN", "zh-Hans", "zh"], zh_TW: ["zh-TW", "zh-HK", "zh-Hant"], en: ["en"], id: ["id", "in"] };
  const label = own[language].map((tag) => facts.labels[tag]).find(Boolean) ?? facts.label;
  const title = make("h2", { id: "about" }, [label || say("apk_unnamed")]);
  return make("section", { "aria-labelledby": "about" }, [
    make("div", { class: "app" }, [picture && drawing(picture), make("div", {}, [title, code(facts.package)])]),
    facts.split && make("p", { class: "note" }, [say("apk_split")]),
    isFromBeforeAsking(facts.target_sdk) && make("p", { class: "note" }, [say("apk_old_android")]),
  ]);
}

/**
 * What else the file says of itself, below what matters more.
 *
 * @param {File} file @param {Extract<Heard, {type: "facts"}>} first @param {Speaking} speaking
 */
export function filePart(file, { facts, read }, { say }) {
  const whole = read < file.size ? say("apk_read_part", { part: size(read), size: size(file.size) }) : size(file.size);
  const version = [facts.version_name, facts.version_code === null ? "" : `(${facts.version_code})`];
  return make("section", { "aria-labelledby": "file-about" }, [
    make("h2", { id: "file-about" }, [say("apk_about")]),
    make("p", { class: "small" }, [file.name, " · ", whole]),
    make("dl", { class: "facts" }, [
      ...row(say("apk_version"), version.filter(Boolean).join(" ")),
      ...row(say("apk_made_for"), androidVersion(facts.target_sdk)),
    ]),
    facts.bundle && make("p", { class: "small" }, [say("apk_bundle", { base: facts.bundle.base })]),
  ]);
}

/**
 * The signature: named at first; `progress` and `checked` say more of it later.
 *
 * @param {Facts} facts
 * @param {Speaking} speaking
 */
export function signaturePart({ signers, signature }, { say }) {
  const said = make("p", { id: "signature-said", role: "status" });
  const bar = Object.assign(make("progress", { "aria-label": say("apk_checking") }), { max: 1, value: 0 });
  const state = (/** @type {Facts["signature"]["state"]} */ now) => {
    said.textContent = say(`apk_${now}`);
    said.className = isAgainst(now) ? "note" : "";
    bar.hidden = now !== "named";
  };
  state(signature.state);
  const certificates = [...new Map(signers.map((one) => [one.sha256, one])).values()].slice(0, MOST_CERTIFICATES);
  const element = make("section", { "aria-labelledby": "signature" }, [
    make("h2", { id: "signature" }, [say("apk_signature")]),
    said,
    bar,
    ...certificates.map(({ subject }) => make("p", { class: "subject" }, [subject])),
    certificates.length > 0 &&
      folded(say("apk_certificate"), [
        make("p", {}, [say("apk_signer_note")]),
        ...certificates.map(({ sha256 }) => make("p", { class: "small" }, [say("apk_fingerprint"), " ", code(sha256)])),
      ]),
  ]);
  return {
    element,
    progress: (/** @type {number} */ done, /** @type {number} */ total) => (bar.value = done / total),
    checked: (/** @type {Facts["signature"]} */ found) => state(found.state),
  };
}

/** @param {ImageBitmap} picture */
function drawing(picture) {
  const canvas = make("canvas", { class: "icon", "aria-hidden": "true" });
  Object.assign(canvas, { width: picture.width, height: picture.height });
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(picture);
  return canvas;
}

/** @param {string} term @param {string} text  "" for nothing */
function row(term, text) {
  return text ? [make("dt", {}, [term]), make("dd", {}, [text])] : [];
}

/** @param {string} text */
function code(text) {
  return make("code", {}, [text]);
}

/** @param {number} bytes */
function size(bytes) {
  const at = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log(bytes || 1) / Math.log(STEP))));
  return `${(bytes / STEP ** at).toFixed(at > 0 && bytes / STEP ** at < 10 ? 1 : 0)} ${UNITS[at]}`;
}

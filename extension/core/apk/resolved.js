/** The values of a manifest, with the resources that they name. Pure. */

import { Malformed } from "./problems.js";
import { byCodePoints, shortened } from "./text.js";

/** @typedef {import("./manifest.js").Value} Value */
/** @typedef {import("./resources.js").Found} Found */
/** @typedef {import("./resources.js").Resources} Resources */

/** Packers take other endings away (AOSP, `ResourcesImpl.loadDrawableForCookie`). */
const DRAWN = /\.xml$/iu;
const MOST_DENSITY = 640;

export class Resolved {
  #values;
  #resources;
  /** @type {string[]} */
  notes = [];

  /** @param {Map<number, Value>} values @param {Resources | null} resources */
  constructor(values, resources) {
    this.#values = values;
    this.#resources = resources;
  }

  /** In every configuration, those with the fewest qualifiers first. @param {number} id @returns {Found[]} */
  #all(id) {
    const value = this.#values.get(id) ?? null;
    if (typeof value !== "object" || !value) return [{ locale: "", density: 0, others: 0, value }];
    try {
      const found = this.#resources?.values(value.reference) ?? [];
      return found.toSorted((one, other) => one.others - other.others || one.density - other.density);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      if (!this.notes.includes("resources-damaged")) this.notes.push("resources-damaged");
      return [];
    }
  }

  /** In the default language, else in any. @param {number} id */
  #value(id) {
    const found = this.#all(id);
    return (found.find((one) => !one.locale) ?? found[0])?.value ?? null;
  }

  /** @param {number} id */
  text(id) {
    const value = this.#value(id);
    return typeof value === "string" || typeof value === "number" ? shortened(String(value)) : null;
  }

  /** By language, where it has one. @param {number} id @returns {Record<string, string>} */
  texts(id) {
    /** @type {Map<string, string>} */
    const texts = new Map();
    for (const { locale, value } of this.#all(id)) {
      if (locale && typeof value === "string" && !texts.has(locale)) texts.set(locale, shortened(value));
    }
    return Object.fromEntries([...texts].toSorted(([one], [other]) => byCodePoints(one, other)));
  }

  /** @param {number} id */
  number(id) {
    const value = this.#value(id);
    return typeof value === "number" ? value : null;
  }

  /** An API level, or the letter of a version that had none yet. @param {number} id */
  level(id) {
    const value = this.#value(id);
    return typeof value === "string" ? shortened(value) : this.number(id);
  }

  /**
   * The sharpest picture that is not larger than needed: all but what ends as XML does.
   *
   * @param {number} id @returns {string | null}
   */
  picture(id) {
    /** @type {{density: number, value: string}[]} */
    const pictures = [];
    for (const { density, value } of this.#all(id)) {
      if (typeof value === "string" && !DRAWN.test(value)) pictures.push({ density, value });
    }
    const usual = pictures.filter(({ density }) => density <= MOST_DENSITY);
    const sharpest = (usual.length > 0 ? usual : pictures).toSorted(
      (one, other) => other.density - one.density || byCodePoints(other.value, one.value),
    );
    return sharpest.length > 0 ? shortened(sharpest[0].value) : null;
  }
}

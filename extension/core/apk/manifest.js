/**
 * What AndroidManifest.xml states, before references to resources are followed. Pure.
 *
 * Android's attributes are known by resource id alone (AOSP, `R.attr`), so that renamed ones are found; `package` and
 * `split` by their names (AOSP, `ApkLiteParseUtils.parsePackageSplitNames`).
 */

import { BinaryXml } from "./binary-xml.js";
import { ApkRefused, Malformed } from "./problems.js";
import { byCodePoints, shortened } from "./text.js";

/** @typedef {import("./binary-xml.js").Attribute} Attribute */
/** @typedef {import("./binary-xml.js").Element} Element */
/** @typedef {import("./facts.js").PermissionLimits} PermissionLimits */
/** A resource, by its id. @typedef {{reference: number}} Reference */
/** @typedef {string | number | Reference | null} Value */

/**
 * What the manifest states; some values are references.
 *
 * @typedef {{package: string, split: string | null, values: Map<number, Value>, permissions: string[],
 *   limits: PermissionLimits[], binds: string[]}} Manifest
 */

export const LABEL = 0x01010001;
export const ICON = 0x01010002;
const [NAME, PERMISSION] = [0x01010003, 0x01010006];
export const VERSION_CODE = 0x0101021b;
export const VERSION_NAME = 0x0101021c;
export const VERSION_MAJOR = 0x01010576;
export const MIN_SDK = 0x0101020c;
export const TARGET_SDK = 0x01010270;
const MAX_SDK = 0x01010271;
const [REFERENCE, DYNAMIC_REFERENCE, STRING] = [0x01, 0x07, 0x03];
const [FIRST_INT, LAST_INT] = [0x10, 0x1f];
const SINCE_23 = ["uses-permission-sdk-23", "uses-permission-sdk-m"];
const TIED = ["service", "receiver"];
const STARTED = ["activity", "activity-alias"];
/** What one filter of an activity names that the home screen starts. */
const LAUNCHER = ["android.intent.action.MAIN", "android.intent.category.LAUNCHER"];
const BIND = ".BIND_";
/** Of all names of permissions. */
const MOST_LETTERS = 1_000_000;
const MOST_NAME = 1_000;

/** Throws ApkRefused where Android does not read it, or it names no package. @param {Uint8Array<ArrayBuffer>} data */
export function readManifest(data) {
  return new Reader(new BinaryXml(data)).read();
}

class Reader {
  #document;
  /** @type {Map<number, Value>} */
  #values = new Map();
  /** @type {Map<string, PermissionLimits>} */
  #uses = new Map();
  /** @type {Set<string>} */
  #binds = new Set();
  #inApplication = false;
  #hadApplication = false;
  #letters = 0;
  /** @type {Value} */
  #activityLabel = null;
  #filter = new Set();

  /** @param {BinaryXml} document */
  constructor(document) {
    this.#document = document;
  }

  /** @returns {Manifest} */
  read() {
    const elements = this.#document.elements();
    const { value: root } = elements.next();
    if (root?.name !== "manifest") throw new Malformed();
    const name = this.#plain(root, "package");
    if (!name || [...name].length > MOST_NAME) throw new ApkRefused("no-package");
    this.#take(root, VERSION_CODE, VERSION_NAME, VERSION_MAJOR);
    for (const element of elements) this.#child(element);
    const split = this.#plain(root, "split");
    return {
      package: name,
      split: split && shortened(split),
      values: this.#values,
      permissions: [...this.#uses.keys()],
      limits: [...this.#uses.values()].filter((one) => one.min_sdk !== null || one.max_sdk !== null),
      binds: [...this.#binds].toSorted(byCodePoints),
    };
  }

  /** @param {Element} element */
  #child(element) {
    const { depth, name } = element;
    if (depth === 2) this.#inApplication = name === "application" && !this.#hadApplication;
    else if (this.#inApplication) this.#inActivity(element);
    if (depth === 2 && (name === "uses-permission" || SINCE_23.includes(name ?? ""))) {
      this.#use(element, name === "uses-permission" ? null : 23);
    } else if (depth === 2 && name === "uses-sdk") {
      this.#take(element, MIN_SDK, TARGET_SDK);
    } else if (depth === 2 && this.#inApplication) {
      this.#hadApplication = true;
      this.#take(element, LABEL, ICON);
    } else if (depth === 3 && this.#inApplication && TIED.includes(name ?? "")) {
      const tie = this.#value(attributeOf(element, PERMISSION));
      if (typeof tie !== "string" || !tie.includes(BIND)) return;
      this.#countLetters(tie);
      this.#binds.add(tie);
    }
  }

  /** The name on the home screen stands for that of an application that has none. @param {Element} element */
  #inActivity(element) {
    const { depth, name } = element;
    if (depth === 3) {
      this.#activityLabel = STARTED.includes(name ?? "") ? this.#value(attributeOf(element, LABEL)) : null;
    } else if (depth === 4) {
      this.#filter.clear();
    } else if (depth === 5 && (name === "action" || name === "category")) {
      const said = this.#value(attributeOf(element, NAME));
      if (typeof said === "string" && LAUNCHER.includes(said)) this.#filter.add(said);
      const isLauncher = this.#filter.size === LAUNCHER.length && this.#activityLabel !== null;
      if (isLauncher && !this.#values.has(LABEL)) this.#values.set(LABEL, this.#activityLabel);
    }
  }

  /**
   * Android takes a name only where it stands in the manifest itself. A mention whose limits do not fit a phone is
   * passed over there, and the next one counts (AOSP, `parseUsesPermission`): so the widest limits of all mentions
   * hold.
   *
   * @param {Element} element @param {number | null} since
   */
  #use(element, since) {
    const name = this.#value(attributeOf(element, NAME));
    if (typeof name !== "string" || name === "") return;
    const until = this.#value(attributeOf(element, MAX_SDK));
    const most = typeof until === "number" ? until : null;
    const known = this.#uses.get(name);
    if (!known) this.#countLetters(name);
    this.#uses.set(name, {
      name,
      min_sdk: known ? wider(Math.min, since, known.min_sdk) : since,
      max_sdk: known ? wider(Math.max, most, known.max_sdk) : most,
    });
  }

  /** @param {string} name */
  #countLetters(name) {
    this.#letters += [...name].length;
    if (this.#letters > MOST_LETTERS) throw new ApkRefused("too-large");
  }

  /** Of two attributes with one id the first counts. @param {Element} element @param {...number} ids */
  #take(element, ...ids) {
    for (const id of ids) {
      const attribute = attributeOf(element, id);
      if (attribute) this.#values.set(id, this.#value(attribute));
    }
  }

  /**
   * An attribute without a namespace: as it was written, else its string.
   *
   * @param {Element} element @param {string} name
   */
  #plain(element, name) {
    const attribute = element.attributes.find((one) => this.#document.isPlain(one, name));
    if (!attribute) return null;
    const value = this.#document.strings.text(attribute.raw) ?? this.#value(attribute);
    return typeof value === "string" ? value : null;
  }

  /** @param {Attribute | undefined} attribute @returns {Value} */
  #value(attribute) {
    if (!attribute) return null;
    if (attribute.type === STRING) return this.#document.strings.text(attribute.data);
    return plainValue(attribute.type, attribute.data);
  }
}

/**
 * The wider of two limits; null is no limit.
 *
 * @param {(one: number, other: number) => number} of @param {number | null} one @param {number | null} other
 */
const wider = (of, one, other) => (one === null || other === null ? null : of(one, other));

/** A value that is no string. @param {number} type @param {number} data @returns {number | Reference | null} */
export function plainValue(type, data) {
  if (type === REFERENCE || type === DYNAMIC_REFERENCE) return data ? { reference: data } : null;
  return FIRST_INT <= type && type <= LAST_INT ? data | 0 : null;
}

/** @param {Element} element @param {number} id */
function attributeOf(element, id) {
  return element.attributes.find((one) => one.id === id);
}

/**
 * ESLint's rules for what reads on a page: engines from Chrome 86, Firefox 90 and Safari 15 on run it. Those are the
 * first that have `replaceChildren` and private methods. Versions: https://github.com/mdn/browser-compat-data, 8.1.9.
 */
import esx from "eslint-plugin-es-x";

/** Younger than ES2020, yet those engines have it. */
const KNOWN = [
  "class-instance-fields",
  "class-private-fields",
  "class-private-methods",
  "class-static-fields",
  "logical-assignment-operators",
  "numeric-separators",
  "promise-any",
  "string-prototype-replaceall",
  "weakrefs",
];

/** Methods that are refused by their name alone, whatever they are called on. */
const BY_NAME = [
  "array-prototype-findlast-findlastindex",
  "array-prototype-toreversed",
  "array-prototype-tosorted",
  "array-prototype-tospliced",
  "array-prototype-with",
];

/** Of the platform, not of the language. */
const YOUNGER = [
  { object: "URL", property: "canParse", message: "Chrome 120, Safari 17: core/util/url-of.js" },
  { object: "URL", property: "parse", message: "Chrome 126, Safari 18: core/util/url-of.js" },
  { property: "requestSubmit", message: "Safari 16" },
  { property: "checkVisibility", message: "Chrome 105, Safari 17.4" },
  { object: "crypto", property: "randomUUID", message: "Chrome 92, Safari 15.4: core/util/random-id.js" },
  { object: "AbortSignal", property: "any", message: "Chrome 116, Safari 17.4" },
  { object: "AbortSignal", property: "timeout", message: "Chrome 124, Safari 16" },
  { object: "Intl", property: "DurationFormat", message: "Chrome 129, Safari 16.4" },
  { object: "Intl", property: "Segmenter", message: "Chrome 87, Firefox 125" },
];

export const plugins = { "es-x": esx };

/** @param {any[]} properties  what is refused everywhere: `no-restricted-properties` */
export function rules(properties) {
  return {
    ...esx.configs["flat/restrict-to-es2020"].rules,
    ...Object.fromEntries(KNOWN.map((name) => [`es-x/no-${name}`, "off"])),
    ...Object.fromEntries(BY_NAME.map((name) => [`es-x/no-${name}`, ["error", { aggressive: true }]])),
    "es-x/no-regexp-lookbehind-assertions": "error",
    "no-restricted-syntax": [
      "error",
      "CallExpression[callee.name='structuredClone']",
      "CallExpression[callee.property.type='Identifier'][callee.property.name='at']",
      ...["Literal[value=/\\(\\?<[=!]/]", "TemplateElement[value.raw=/\\(\\?<[=!]/]"].map((selector) => ({
        selector,
        message: "Safari has lookbehind from 16.4",
      })),
    ],
    "no-restricted-properties": [...properties, ...YOUNGER],
  };
}

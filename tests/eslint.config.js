import js from "@eslint/js";
import nounsanitized from "eslint-plugin-no-unsanitized";
import globals from "globals";

const strict = {
  ...js.configs.recommended.rules,
  ...nounsanitized.configs.recommended.rules,
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property })),
  ],
  "no-restricted-globals": ["error", "XMLHttpRequest", "WebSocket", "EventSource"],
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  eqeqeq: "error",
  "no-shadow": "error",
  "prefer-const": "error",
  "object-shorthand": "error",
  curly: ["error", "multi-line"],
  "max-len": ["error", { code: 120 }],
};
const plugins = { "no-unsanitized": nounsanitized };
const SHARED = [
  "xianchaClip",
  "xianchaOwn",
  "xianchaMatches",
  "xianchaIsShown",
  "xianchaTextOf",
  "xianchaSpeaksOfLoans",
  "xianchaKinds",
  "xianchaRegions",
  "xianchaWalk",
  "xianchaIsAsked",
  "xianchaFieldOf",
  "xianchaIsSecret",
  "xianchaSecretFields",
  "xianchaLines",
  "xianchaCollect",
  "xianchaHead",
  "xianchaMeta",
  "xianchaGlance",
  "xianchaHas",
  "xianchaNeed",
  "xianchaRemind",
  "xianchaObserve",
  "xianchaSurface",
  "xianchaTell",
  "xianchaPlace",
  "xianchaNote",
  "xianchaAheadOf",
  "xianchaShowBanner",
  "xianchaShowWarning",
  "xianchaPut",
  "xianchaPutUp",
  "xianchaTakeDown",
  "xianchaMade",
  "xianchaOwnHosts",
  "xianchaRootOf",
  "xianchaWrittenIn",
  "xianchaIsWithin",
  "xianchaIsDrawn",
  "xianchaIsWrittenInFrames",
  "xianchaHasRoom",
  "xianchaRootsInView",
  "xianchaPlaceOfFrame",
  "xianchaOncePresent",
  "xianchaHear",
  "xianchaListen",
  "xianchaBesideBody",
  "xianchaBoxOf",
];

export default [
  { ignores: ["**/extension/data/"] },
  {
    files: ["extension/**/*.js", "tests/**/*.js"],
    plugins,
    rules: strict,
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  { files: ["extension/**/*.js"], rules: { "max-lines": ["error", 300] } },
  {
    files: ["extension/{core,page-model,browser,worker,pages,app}/**/*.js"],
    languageOptions: { globals: { ...globals.browser, ...globals.webextensions } },
  },
  {
    files: ["extension/{core,page-model,browser,worker}/**/*.js"],
    rules: {
      "no-restricted-globals": ["error", "document", "window", "history", "XMLHttpRequest", "WebSocket", "EventSource"],
    },
  },
  {
    files: ["extension/core/cost/*.js"],
    rules: {
      "no-restricted-globals": [
        "error",
        "document",
        "window",
        "navigator",
        "fetch",
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "Date",
      ],
    },
  },
  {
    files: ["extension/content/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: {
        ...globals.browser,
        ...globals.webextensions,
        ...Object.fromEntries(SHARED.map((name) => [name, "readonly"])),
      },
    },
    rules: {
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { varsIgnorePattern: "^xiancha" }],
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "EventSource"],
    },
  },
  {
    files: ["tests/**/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.webextensions } },
  },
];

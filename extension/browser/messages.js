/**
 * Every message there is, what it is answered with, and how a page asks the worker.
 *
 * Who may send which is decided in worker/receive.js. A worker that could not answer answers null.
 */

/** @typedef {"navigate" | "reload" | "back_forward" | "stuck"} Navigation  `stuck`: going back led nowhere */
/** @typedef {{type: "arrive", navigation: Navigation}} Arrive */
/**
 * @typedef {{type: "facts", facts: import("../page-reading/facts.js").Facts, isLarge: boolean}} FactsSeen  `isLarge`: a
 *   frame that takes a real share of the screen
 */
/** @typedef {{type: "gone"}} Gone  a frame is left */
/**
 * @typedef {{type: "need", part: "gate" | "eyes" | "banner" | "reminders"}} Need  what a document does not have yet
 */
/** @typedef {{type: "dismissed"}} Dismissed  the person closed the banner */
/** @typedef {{type: "go_on"}} GoOn  the person goes on, from a warning that is shown in the page */
/**
 * @typedef {object} RowsAsked  null for all
 * @property {"rows"} type
 * @property {import("../core/edition/database.js").StoreName} store
 * @property {string[] | null} keys
 */
/** @typedef {{type: "open", page: "checklist" | "why" | "apk"}} Open */
/** @typedef {{type: "field", field: FocusedField}} FieldFocused */
/** @typedef {{type: "unseen", unseen: boolean}} Unseen  the page keeps the banner from being seen */
/** @typedef {{type: "shown", url: string}} Shown */
/** @typedef {{type: "proceed", url: string}} Proceed */
/** @typedef {{type: "pause_visit", tabId: number, on: boolean}} PauseVisit */
/** @typedef {{type: "verdict", tabId: number}} VerdictAsked */
/** @typedef {{type: "refresh"}} Refresh */
/** @typedef {{type: "server", address: string, fingerprint: string}} NameServer  both as typed */
/** @typedef {{type: "server_back", to: "bundled" | "former"}} ServerBack */
/** @typedef {{type: "erase"}} Erase */
/** @typedef {Arrive | FactsSeen | Gone | Need} OfADocument */
/** @typedef {OfADocument | FieldFocused | Open | Unseen | Dismissed | GoOn} FromContent */
/** @typedef {Shown | Proceed | RowsAsked | PauseVisit | VerdictAsked} OfATab */
/** @typedef {OfATab | Refresh | NameServer | ServerBack | Erase} FromPage */
/** @typedef {FromContent | FromPage} Message */
/**
 * What the worker answers to each, where it can.
 *
 * @typedef {object} Reply
 * @property {"stay" | "back"} arrive
 * @property {true} facts
 * @property {void} gone
 * @property {true} need
 * @property {Reminder | null} field
 * @property {void} open
 * @property {void} unseen
 * @property {void} dismissed
 * @property {void} go_on
 * @property {ShownWarning | null} shown
 * @property {true} proceed
 * @property {any[] | null} rows  the values at the keys, or every key with its value; null without an edition
 * @property {import("./tab-store.js").TabVerdict | null} verdict  null of a tab that nothing is known of
 * @property {true} pause_visit
 * @property {void} refresh
 * @property {import("./trust.js").ServerProblem | null} server
 * @property {void} server_back
 * @property {void} erase
 */
/**
 * @typedef {object} ShownWarning  what the warning page has to say
 * @property {import("./tab-store.js").TabVerdict} verdict
 * @property {import("../core/edition/coverage.js").Manifest} manifest
 * @property {string} site
 */

/** @typedef {"emergency" | "contacts" | "face" | "identity" | "card" | "code"} ReminderKind */
/** @typedef {{label: string, type: string, beside: string}} FocusedField  `beside`: what is with it in its form */
/**
 * @typedef {object} Reminder
 * @property {ReminderKind} kind
 * @property {string} verdict
 * @property {string} lang
 * @property {string} label
 * @property {string} text
 * @property {string} close
 */
/**
 * @typedef {object} Banner  the text of the banner on a lending page
 * @property {string} verdict
 * @property {string} lang  of these words, as HTML writes it
 * @property {string} label  who speaks
 * @property {string} word  the verdict in a word
 * @property {string} says
 * @property {boolean} isCalm  nothing is wrong with the page as far as is known
 * @property {string} checklist
 * @property {string} apk  where an app's package can be looked into, "" where the page links to none
 * @property {string} why
 * @property {string} close
 */
/**
 * @typedef {object} WarningText  the text of a warning that is shown in the page
 * @property {string} verdict
 * @property {string} lang
 * @property {string} label
 * @property {string} title
 * @property {string} about
 * @property {string} host
 * @property {string} says
 * @property {string} leave
 * @property {string} more
 * @property {string} note
 * @property {string} proceed
 */
/**
 * @typedef {{type: "banner", banner: Banner} | {type: "warning", warning: WarningText}} PutUp  to the top document;
 *   with its `origin`
 */
/** @typedef {{type: "quiet"} | {type: "where"}} ToTop  take down what is there; say your address */
/** @typedef {{type: "there"}} ToFrame  answered while the document is there */
/** @typedef {{type: "remind", on: boolean}} ToAll */

/**
 * Asks the worker from one of this extension's pages; once more where it was stopped before it answered.
 *
 * @template {FromPage["type"]} Type
 * @param {Extract<FromPage, {type: Type}>} message
 * @returns {Promise<Reply[Type] | null>} null where the worker could not answer
 */
export function askWorker(message) {
  const ask = () => chrome.runtime.sendMessage(message);
  return ask().catch(ask);
}

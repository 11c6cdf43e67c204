/** What people do on a page, in every document heard first, before a script of the page can keep it to itself. */
"use strict";

/** @type {((event: Event) => void)[]} */
const xianchaEars = [];

/** @param {Event} event */
function xianchaHeard(event) {
  for (const hear of xianchaEars) hear(event);
}

/** Again where a document was opened anew: it loses what listens to it. */
function xianchaListen() {
  const USES = ["focusin", "focusout", "pointerdown", "keydown", "scrollend"];
  for (const use of USES) addEventListener(use, xianchaHeard, true);
}

/** @param {(event: Event) => void} hear */
function xianchaHear(hear) {
  xianchaEars.push(hear);
}

xianchaListen();

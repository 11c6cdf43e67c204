/** What people do on a page, heard before any script of the page can keep it to itself: first of all, in every document. */
"use strict";

/** @type {((event: Event) => void)[]} */
const xianchaEars = [];

/** @param {Event} event */
function xianchaHeard(event) {
  for (const hear of xianchaEars) hear(event);
}

/** Again where a document was opened anew: it loses what listens to it. */
function xianchaListen() {
  for (const use of ["focusin", "focusout", "pointerdown", "keydown", "scrollend"]) addEventListener(use, xianchaHeard, true);
}

/** @param {(event: Event) => void} hear */
function xianchaHear(hear) {
  xianchaEars.push(hear);
}

xianchaListen();

"use strict";
// The preview of a maintainer: load the page again when a file was saved.
let seen = "";
setInterval(async () => {
  const answer = await fetch("/preview/state").catch(() => null);
  if (!answer?.ok) return;
  const state = await answer.text();
  if (seen && state !== seen) location.reload();
  seen = state;
}, 1000);

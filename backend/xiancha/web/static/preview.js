"use strict";
// The preview of a maintainer: load the page again when a file was saved.
const { seen } = document.currentScript.dataset;
setInterval(async () => {
  const answer = await fetch("/preview/state").catch(() => null);
  if (!answer?.ok) return;
  if ((await answer.text()) !== seen) location.reload();
}, 1000);

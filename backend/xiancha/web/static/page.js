/** What the pages do with a script; without one they are plain links, forms and text. */

/** Each text is copied by its own button; where the browser refuses, it is selected. */
for (const copyable of document.querySelectorAll(".copyable")) {
  const [draft, copy, said] = [".draft", ".copy", ".copied"].map((part) => copyable.querySelector(part));
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(draft.textContent).then(() => true, () => false);
    if (!done) getSelection().selectAllChildren(draft);
    said.textContent = done ? said.dataset.done : said.dataset.failed;
  });
}

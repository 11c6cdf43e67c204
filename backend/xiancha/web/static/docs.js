/** Tries an operation of the API from its page, and opens what a link leads to. */

const MOST = 100_000;

/** Path and query as they were filled in; what is empty is not asked. */
function address(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const box of form.querySelectorAll("input")) {
    if (box.dataset.in === "path") path = path.replace(`{${box.name}}`, encodeURIComponent(box.value));
    else if (box.value) query.append(box.name, box.value);
  }
  return query.size ? `${path}?${query}` : path;
}

/** Long answers are cut; JSON is shown in lines. */
function shown(text, type) {
  const plain = type.includes("json") && !type.includes("jsonl") ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return plain.length > MOST ? `${plain.slice(0, MOST)}…` : plain;
}

async function tried(form) {
  const [said, body] = [form.querySelector("[role=status]"), form.querySelector("pre")];
  const sent = form.querySelector("textarea")?.value;
  const headers = sent === undefined ? {} : { "Content-Type": "application/json" };
  const place = address(form);
  said.textContent = `${form.dataset.method} ${place} …`;
  try {
    const answer = await fetch(place, { method: form.dataset.method, headers, body: sent });
    const type = answer.headers.get("Content-Type") ?? "";
    body.textContent = shown(await answer.text(), type);
    const link = answer.headers.get("Link");
    said.textContent = `${form.dataset.method} ${place}: ${answer.status} ${type}${link ? ` · Link: ${link}` : ""}`;
    body.hidden = false;
  } catch {
    said.textContent = "There was no answer. Is the server still there?";
  }
}

for (const form of document.querySelectorAll("form")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tried(form);
  });
}

/** A shape or an operation that is linked to stands open. */
function open() {
  const found = document.getElementById(location.hash.slice(1));
  if (found?.tagName === "DETAILS") found.open = true;
}
addEventListener("hashchange", open);
open();

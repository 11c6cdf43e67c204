/**
 * Reminders beside fields that matter. Nothing happens until the worker says that the page is one
 * that nothing vouches for; then it is asked about each field that takes the focus.
 */
"use strict";

/** Made when it is first wanted: a part may come to a document ahead of all that it stands on. */
function xianchaReminders() {
  const FIELDS = "input, select, textarea, button, [role=button], [contenteditable]";
  const MOST = { beside: 20, part: 80, said: 600, label: 2000, read: 4000, shown: 400, ahead: 60 };
  let isOn = false;
  /** Kinds that the person has closed on this page. @type {Set<string>} */
  const closed = new Set();
  /** @type {ReturnType<typeof xianchaNote> | undefined} */
  let note;

  const hide = () => {
    note?.remove();
    note = undefined;
  };

  /**
   * What is with a field in its form, which tells a phone number for a code from any other.
   *
   * @param {HTMLInputElement} field
   */
  const besideOf = (field) => {
    const form = field.closest("form") ?? document.body;
    const others = /** @type {HTMLInputElement[]} */ (
      [...form.querySelectorAll("input, button")].slice(0, MOST.beside)
    );
    const saidAt = (/** @type {HTMLInputElement} */ one) =>
      [...(one.labels ?? []), one].map((part) => xianchaTextOf(part, MOST.part));
    return others
      .flatMap((one) => [...saidAt(one), one.placeholder, one.getAttribute("aria-label"), one.getAttribute("name")])
      .filter(Boolean)
      .join(" ")
      .slice(0, MOST.said);
  };

  /**
   * What a person reads of a label, both ends of a long one: a page cannot push the field's name out of it by padding.
   *
   * @param {Element} element
   * @param {number} length
   */
  const shownOf = (element, length) => {
    const text = xianchaClip(/** @type {HTMLElement} */ (element).innerText ?? element.textContent, MOST.read);
    return text.length > length ? `${text.slice(0, length / 2)} ${text.slice(-length / 2)}` : text;
  };
  const WHOLE = {
    part: MOST.shown + 1,
    label: MOST.label,
    read: (/** @type {Element} */ one) => shownOf(one, MOST.shown),
  };

  /** @param {Element} element */
  const fieldOf = (element) => {
    const field = /** @type {HTMLInputElement} */ (element);
    const isText = xianchaMatches(field, "input, select, textarea");
    const said = isText
      ? xianchaFieldOf(field, xianchaAheadOf(field, MOST.ahead), WHOLE)
      : { type: "button", label: shownOf(field, MOST.shown) || (field.getAttribute("aria-label") ?? "") };
    return { type: said.type, label: said.label, beside: besideOf(field) };
  };

  /** A worker that was stopped before it answered is asked again. @param {HTMLElement} element */
  const reminderFor = (element) => {
    const ask = () => chrome.runtime.sendMessage({ type: "field", field: fieldOf(element) });
    return ask().catch(ask).catch(() => null);
  };

  /** @param {EventTarget | null | undefined} target */
  const consider = async (target) => {
    hide();
    if (!(target instanceof HTMLElement) || !xianchaMatches(target, FIELDS)) return;
    const reminder = await reminderFor(target);
    if (!reminder || !isOn || closed.has(reminder.kind) || !xianchaMatches(target, ":focus")) return;
    hide();
    note = xianchaNote(target, reminder, () => {
      closed.add(reminder.kind);
      hide();
    });
  };

  /**
   * What has the focus within, closed shadow roots as well.
   *
   * @param {EventTarget | null | undefined} target
   * @returns {EventTarget | null | undefined}
   */
  const innermost = (target) => {
    const inner = target instanceof Element && xianchaRootOf(target)?.activeElement;
    return inner ? innermost(inner) : target;
  };

  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key !== "Escape" || !note) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    note.close();
  };

  xianchaHear((event) => {
    if (!isOn || !event.isTrusted) return;
    if (event.type === "focusin") void consider(innermost(event.composedPath()[0]));
    if (event.type === "focusout") hide();
    if (event.type === "keydown") pressed(/** @type {KeyboardEvent} */ (event));
  });

  /** @param {boolean} on */
  const turn = (on) => {
    if (on === isOn) return;
    isOn = on;
    if (on) void consider(innermost(document.activeElement));
    else hide();
  };

  return { turn };
}

/** @type {ReturnType<typeof xianchaReminders> | undefined} */
let xianchaReminding;

/** @param {boolean} on */
function xianchaRemind(on) {
  xianchaReminding ??= xianchaReminders();
  xianchaReminding.turn(on);
}

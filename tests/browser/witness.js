/**
 * Not part of the extension: the suites add it to their copy, so that they can wait for what a page's content scripts
 * have done instead of for a length of time. It tells on the root element: `data-answered` how many messages of each
 * type the worker has answered, `data-looked` that the page was looked at while idle.
 */
"use strict";

{
  const world = /** @type {{xianchaWitness?: true}} */ (globalThis);
  const { runtime } = chrome;
  /** @type {Record<string, number>} */
  const answered = {};
  /** Once what follows has been drawn. @param {() => void} tell */
  const drawn = (tell) => void requestAnimationFrame(() => requestAnimationFrame(tell));
  const tell = (/** @type {string} */ name, /** @type {string} */ value) =>
    document.documentElement?.setAttribute(name, value);

  /** At the end of the page: after the scripts that look at it have asked to be called when it is idle. */
  const atEnd = () => requestIdleCallback(() => drawn(() => tell("data-looked", "")), { timeout: 1500 });

  const atStart = () => {
    world.xianchaWitness = true;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = /** @type {any} */ (async (/** @type {{type: string}} */ message) => {
      try {
        return await send(message);
      } finally {
        answered[message.type] = (answered[message.type] ?? 0) + 1;
        drawn(() => tell("data-answered", JSON.stringify(answered)));
      }
    });
  };

  if (world.xianchaWitness) atEnd();
  else atStart();
}

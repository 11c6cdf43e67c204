/** A checklist of the server: its ticks are kept on this device, where the app keeps them too, and it is read aloud. */

import { speak } from "../browser/language.js";
import { progressIn } from "../browser/progress-area.js";
import { readAloud, wordsOfList } from "../pages/read-aloud.js";
import { tickable } from "../pages/ticks.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function begin() {
  const speaking = await speak();
  const { say } = speaking;
  main.querySelector(".parts")?.before(readAloud(wordsOfList, speaking));
  await tickable(main, main.dataset.list ?? "", { area: progressIn(), say });
}

void begin();

/** A checklist of the server: its ticks are kept on this device, where the app keeps them too. */

import { speak } from "../browser/language.js";
import { progressIn } from "../browser/progress-area.js";
import { tickable } from "../pages/ticks.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function begin() {
  const { say } = await speak();
  await tickable(main, main.dataset.list ?? "", { area: progressIn(), say });
}

void begin();

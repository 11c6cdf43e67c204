/** Our pages that a card may lead to, and the message of their title. Python reads this file too: strict JSON. */
export const PAGE_TITLES = {
  "threats": "threats_title",
  "court": "court_link",
  "planner": "planner_title",
  "apk": "apk_title",
  "phone": "phone_title"
};

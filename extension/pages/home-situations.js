/**
 * What most people come with, below the box of the home page: its words, its icon, and the situation whose card it
 * opens. Python reads this file too, so the list is strict JSON.
 */
export const HOME_SITUATIONS = [
  ["owing_contacts", "phone", "harassed"],
  ["home_court", "court", "court"],
  ["home_money", "money", "fee"],
  ["threats_title", "question", "threat"],
  ["home_app", "app", "installer"]
];

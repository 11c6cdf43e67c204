/** What heads a card, the most urgent first. Python reads this file too, so the list is strict JSON. */
export const URGENCIES = ["life", "violence", "money", "identity", "court", "threats", "lender", "costs", "rest"];

/** Whose form is it: a borrower's, or that of who lends, keeps books or lends things? Pure. */

/** Different fields that only staff fill in or search by, and calls of theirs. */
const FIELDS = 2;
const CALLS = 3;

/**
 * What a page calls itself and asks for is in front of everybody: nobody who wants a borrower's data says so.
 *
 * @param {{title: string, heading: string, staff: number, office: number}} seen  `staff`: fields of staff, `office`:
 *   calls of staff
 * @param {(name: string, text: string) => boolean} is
 */
export function isBorrowers({ title, heading, staff, office }, is) {
  const isOffice = office >= CALLS && ["software_title", "other_title"].some((name) => is(name, title));
  return staff < FIELDS && !isOffice && !is("thing_title", heading);
}

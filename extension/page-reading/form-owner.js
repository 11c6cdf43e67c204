/** Whose page and form is it: a borrower's, or that of who lends, keeps books or lends things? Pure. */

/** Different fields of a form, and calls of staff. */
const FIELDS = 2;
const CALLS = 3;
/** How often one call of staff stands where a table shows many people's records. */
const ROWS = 3;
/** Different fields that only a firm can fill in. */
const FIRM_FIELDS = 3;
/** How often a text names loans for firms whose title does not, and where it names persons half as often at most. */
const FIRM_WORDS = 2;
const FIRM_MOSTLY = 3;
const BORROWER = ["amount_field", "term_field", "phone_field"];
const OFFICE = ["software_title", "other_title"];

/**
 * What a page calls itself and asks for is in front of everybody: nobody who wants a borrower's data says so. A title
 * and a button are cheap, and prove nothing where something is asked of a borrower.
 *
 * @typedef {object} Seen
 * @property {string} title
 * @property {string} heading  the title and the first headings
 * @property {number} staff  fields of staff
 * @property {number} clients  fields named by the client: a borrower's own, unless the page is an office's
 * @property {number} office  calls of staff
 * @property {number} records  calls to keep a record
 * @property {boolean} rows  one call of staff stands in row after row
 * @property {number} borrow  calls to borrow
 */
/** @typedef {(name: string, text: string) => boolean} Is */

/**
 * What tells whose page it is, and the fields that staff fill in or that are named by the client.
 *
 * @param {{title: string, heading: string, fields: {said: string}[], actions: {text: string}[]}} read
 * @param {Record<string, string[]>} calls
 * @param {Is} is
 * @returns {{fieldsOfStaff: string[], seen: Seen}}
 */
export function whoseSigns({ title, heading, fields, actions }, { office_call, record_call, borrow_call }, is) {
  const asked = [...new Set(fields.map(({ said }) => said))];
  const staff = asked.filter((said) => is("staff_field", said));
  const clients = asked.filter((said) => !staff.includes(said) && is("client_field", said));
  const seen = {
    title,
    heading,
    staff: staff.length,
    clients: clients.length,
    office: office_call.length,
    records: record_call.length,
    rows: office_call.some((call) => actions.filter(({ text }) => text === call).length >= ROWS),
    borrow: borrow_call.length,
  };
  return { fieldsOfStaff: [...staff, ...clients], seen };
}

/**
 * Is a table of many people's records on it, or two fields that nobody but staff fills in?
 *
 * @param {Pick<Seen, "staff" | "clients" | "rows">} seen
 */
const showsRecords = ({ staff, clients, rows }) => staff + clients >= FIELDS || rows;

/**
 * Does it call itself an office's, or software with calls of staff, work like one, and call nobody to borrow? One call
 * of staff suffices where nothing is asked, three where identity is, and none on a form to borrow.
 *
 * @param {Seen} seen
 * @param {{identity: boolean, form: boolean}} asked
 * @param {Is} is
 */
export function isOffices(seen, { identity, form }, is) {
  const { title, office, records, borrow } = seen;
  if (form || borrow > 0) return false;
  if (office >= FIELDS && is("software_title", title)) return true;
  const least = identity ? CALLS : 1;
  return is("office_title", title) && (showsRecords(seen) || office + records >= least);
}

/**
 * Does it ask who reads it for a sum, a term and a phone, in two fields or more with a button beside: a form to borrow,
 * and none of staff or for things? Who settles debts or consults asks for no term.
 *
 * @param {{heading: string, fields: {said: string}[]}} read
 * @param {{beside: string[]}} calls
 * @param {Seen} seen
 * @param {Is} is
 */
export function isLoanForm({ heading, fields }, { beside }, seen, is) {
  const asked = BORROWER.map((name) => fields.filter(({ said }) => is(name, said)));
  const isWhole = asked.every((some) => some.length > 0) && new Set(asked.flat()).size >= FIELDS;
  return isWhole && beside.length > 0 && !showsRecords(seen) && !is("thing_title", heading);
}

/** @param {Seen} seen @param {Parameters<typeof isOffices>[1]} asked @param {Is} is */
export function isBorrowers(seen, asked, is) {
  const { title, heading, staff, office } = seen;
  const isOther = office >= CALLS && OFFICE.some((name) => is(name, title));
  return staff < FIELDS && !isOther && !isOffices(seen, asked, is) && !is("thing_title", heading);
}

/**
 * How often a text names loans for firms, and where it does so again, how often those for persons.
 *
 * @typedef {{firms: string[], persons: number}} Audiences
 * @param {string} text
 * @param {(name: string, text: string) => string[]} all  what matches
 * @returns {Audiences}
 */
export function loanAudiences(text, all) {
  const firms = all("firm_loan", text);
  return { firms, persons: firms.length >= FIRM_WORDS ? all("person_loan", text).length : 0 };
}

/** What it says of loans for firms, if again and more often than of those for persons. @param {Audiences} named */
export function firmWords({ firms, persons }) {
  return firms.length >= FIRM_WORDS && firms.length > persons ? firms.slice(0, 1) : [];
}

/**
 * Does it speak of loans for firms only, or ask what only a firm is asked? Its title speaks of them, or a heading and
 * the text do, or the text again and again; persons are not named, or half as often at most as firms that the title
 * names.
 *
 * @param {{heading: string, headings: string, text: string, firmFields: number, named: Audiences}} seen  `heading`:
 *   title and first headings; `headings`: title and all of them
 * @param {Is} is
 */
export function isForFirms({ heading, headings, text, firmFields, named: { firms, persons } }, is) {
  if (is("person_loan", heading)) return false;
  if (firmFields >= FIRM_FIELDS) return true;
  const isTitled = is("firm_loan", heading);
  if (isTitled && firms.length >= Math.max(FIRM_MOSTLY, 2 * persons)) return true;
  const isAgain = firms.length >= FIRM_WORDS && is("firm_loan", headings);
  const isNamed = isTitled || isAgain || firms.length >= FIRM_MOSTLY;
  return isNamed && !is("person_loan", text) && !is("person_loan", headings);
}

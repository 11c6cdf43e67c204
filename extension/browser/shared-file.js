/** A file that another app shared with the phone app; with an extension nothing is shared. */

/** What was shared, to be read once; null for nothing. @returns {Promise<File | null>} */
export async function takenFile() {
  return null;
}

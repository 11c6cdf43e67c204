/** Ed25519 on phones whose browser has none: by a library, as strictly as browsers. */

import { knowsEd25519, verifyBy } from "../core/edition/ed25519.js";

/** Can signatures be verified here? To be asked before any is. @returns {Promise<boolean>} */
export async function canVerify() {
  if (await knowsEd25519()) return true;
  const { verifyAsync: verify } = await import("./ed25519-library.js").catch(() => ({ verifyAsync: null }));
  if (!verify) return false;
  verifyBy((raw, bytes, signature) => verify(signature, bytes, raw, { zip215: false }).catch(() => false));
  return true;
}

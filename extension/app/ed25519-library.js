/** Signatures for browsers that know no Ed25519: loaded by these alone. */

export { verifyAsync } from "@noble/ed25519";

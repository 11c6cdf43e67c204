/** How much is tried: a seeded sample in `make test`, as much as finds something in `make soak`. */
import fc from "fast-check";

const SOAK = process.env.XIANCHA_SOAK === "1";

/** @param {number} few  in `make test` @param {number} many  in `make soak` */
export const tries = (few, many) => (SOAK ? many : few);

fc.configureGlobal({ numRuns: tries(50, 5000), ...(SOAK ? {} : { seed: 20261127 }) });

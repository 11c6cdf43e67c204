/** Which files the app is made of: a line in front of the service worker says so (backend/xiancha/app_build). */

/**
 * `pack`: where most of them lie in one; `sha256`: of what that holds; `beside`: the others, which the home page has
 * loaded; `later`: what not everybody needs, kept where it is used, and those of it that come `soon` once the rest is
 * there; `policy`: what its pages may load.
 *
 * @type {{version: string, pack: string, sha256: string, beside: string[], later: string[], soon: string[],
 *   policy: string}}
 */
export const SHELL = /** @type {any} */ (globalThis).SHELL;

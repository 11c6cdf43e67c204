/** Reads a recording: did anything about the pages leave the browser? */
import { createHash } from "node:crypto";

/** @typedef {import("./proxy.js").Recorded} Recorded */

/** What is asked of a server of editions, or of a mirror of its list of keys. */
export const EDITION_FILE =
  /^\/(?:editions|mirror)\/v2\/(?:(?:keys|timestamp)\.json|(?:manifests\/\d+|files\/[0-9a-f]{64})\.json\.gz)$/u;

/**
 * Every recorded request that should not have been made, with the reason. What may be asked for: the
 * pages that were opened, exactly so and with nothing in the body; the editions of the configured
 * server, named by number and content only; the browser's own errands, as long as nothing of the pages is in them.
 *
 * @param {Recorded[]} requests
 * @param {{server: string, visited: string[], words: string[]}} known
 * @returns {string[]}
 */
export function leaks(requests, { server, visited, words }) {
  const pages = new Set(visited.map((url) => new URL(url).href));
  const icons = new Set(visited.map((url) => new URL("/favicon.ico", url).href));
  const marks = visited.flatMap((url) => marksOf(new URL(url))).concat(words.flatMap(spellings));
  const found = [];
  for (const one of requests) {
    const about = `${one.method} ${one.url}`;
    const said = `${one.url}\n${JSON.stringify(one.headers)}\n${one.body}`;
    if (pages.has(one.url) || icons.has(one.url)) {
      if (one.method !== "GET" || one.body) found.push(`${about}: says something to the page's own host`);
    } else if (server && one.url.startsWith(`${server}/`)) {
      if (one.method !== "GET" || one.body || !EDITION_FILE.test(one.path)) {
        found.push(`${about}: more than an edition`);
      }
      if (one.headers.referer || one.headers.cookie) found.push(`${about}: carries referer or cookie`);
      found.push(...marks.filter((mark) => said.includes(mark)).map((mark) => `${about}: carries ${mark}`));
    } else if (one.from === "browser") {
      found.push(...marks.filter((mark) => said.includes(mark)).map((mark) => `${about}: carries ${mark}`));
    } else {
      found.push(`${about}: nobody should ask for this`);
    }
  }
  return found;
}

/** A host as text and as the beginnings of its hashes. @param {URL} url */
function marksOf({ hostname }) {
  const bare = hostname.replace(/^www\./u, "");
  return [hostname, bare].flatMap((host) => {
    const digest = createHash("sha256").update(host).digest();
    return [
      host,
      digest.toString("hex").slice(0, 8),
      digest.toString("base64").slice(0, 8),
      digest.toString("base64url").slice(0, 8),
    ];
  });
}

/** @param {string} word */
function spellings(word) {
  const utf8 = Buffer.from(word);
  return [word, utf8.toString("latin1"), encodeURIComponent(word), utf8.toString("base64").slice(0, 8)];
}

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arrived,
  inDocument,
  mustWarn,
  proceeded,
  stepOnArrival,
  withFrame,
  withoutFrame,
  withWarning,
} from "../../../extension/worker/visit.js";
import { newVisit } from "../../../extension/browser/tab-store.js";
import { NOTHING_SHOWN } from "../../../extension/page-reading/page.js";

const FORUM = { site: "forum.example", url: "http://forum.example/" };
const BAD = { site: "bad.example", url: "http://bad.example/" };
const ONE = { url: "http://bad.example/", host: "bad.example", matched: "bad.example" };
const GRAVE = {
  verdict: "warned",
  reason: "host",
  matched: "bad.example",
  offers: false,
  identity: false,
};

test("a warned page opens the warning page, by link, by reload and from the bookmarks", () => {
  for (const navigation of /** @type {const} */ (["navigate", "reload", "back_forward"])) {
    assert.equal(
      stepOnArrival(arrived(newVisit(), FORUM), {
        url: "http://bad.example/",
        host: "bad.example",
        navigation,
        warned: true,
      }),
      "warn",
    );
  }
});

test("Back from the warning page steps past the page warned of", () => {
  const warning = withWarning(arrived(newVisit(), BAD), ONE);
  assert.equal(
    stepOnArrival(warning, {
      url: "http://bad.example/",
      host: "bad.example",
      navigation: "back_forward",
      warned: true,
    }),
    "back",
  );
});

test("a quiet page of the same site is a place to go back to", () => {
  const warning = withWarning(arrived(newVisit(), BAD), { ...ONE, url: "http://bad.example/loan" });
  const home = { url: "http://bad.example/", host: "bad.example", navigation: /** @type {const} */ ("back_forward") };
  assert.equal(stepOnArrival(warning, { ...home, warned: false }), "stay");
  assert.equal(stepOnArrival(warning, { ...home, url: "http://bad.example/loan", warned: false }), "back");
});

test("typing the address again, or another page, is no way back", () => {
  const warning = withWarning(arrived(newVisit(), BAD), ONE);
  assert.equal(
    stepOnArrival(warning, { url: "http://bad.example/", host: "bad.example", navigation: "navigate", warned: true }),
    "warn",
  );
  assert.equal(
    stepOnArrival(warning, {
      url: "http://worse.example/",
      host: "worse.example",
      navigation: "back_forward",
      warned: true,
    }),
    "warn",
  );
});

test("where there is nothing further back the warning shows again", () => {
  const bounced = arrived(withWarning(arrived(newVisit(), BAD), ONE), BAD);
  assert.equal(
    stepOnArrival(bounced, { url: "http://bad.example/", host: "bad.example", navigation: "stuck", warned: true }),
    "warn",
  );
});

test("an ordinary page stays", () => {
  assert.equal(
    stepOnArrival(newVisit(), {
      url: "http://forum.example/",
      host: "forum.example",
      navigation: "navigate",
      warned: false,
    }),
    "stay",
  );
});

test("going on holds for this site's visit and ends on another site", () => {
  const allowed = proceeded(withWarning(arrived(newVisit(), BAD), ONE), { site: BAD.site, matched: "bad.example" });
  const there = arrived(allowed, BAD);
  assert.equal(mustWarn(there, GRAVE), false);
  assert.equal(mustWarn(arrived(there, { ...BAD, url: "http://bad.example/next" }), GRAVE), false);
  assert.equal(mustWarn(arrived(arrived(there, FORUM), BAD), GRAVE), true);
});

test("going on to one listed host allows no other", () => {
  const allowed = proceeded(newVisit(), { site: BAD.site, matched: "bad.example" });
  assert.equal(mustWarn(allowed, { ...GRAVE, matched: "other.example" }), true);
});

test("an ended lender interrupts only where loans are offered", () => {
  assert.equal(mustWarn(newVisit(), { ...GRAVE, verdict: "ended" }), false);
  assert.equal(mustWarn(newVisit(), { ...GRAVE, verdict: "ended", offers: true }), true);
  assert.equal(mustWarn(newVisit(), { ...GRAVE, verdict: "claimed", offers: true }), false);
});

test("a banner that the person closed stays closed on this visit; one that only stood there comes again", () => {
  const shown = { ...arrived(newVisit(), BAD), bannered: true };
  assert.equal(arrived(shown, BAD).bannered, false);
  const closed = { ...shown, dismissed: true };
  assert.equal(arrived(closed, BAD).dismissed, true);
  assert.equal(arrived(arrived(closed, FORUM), BAD).dismissed, false);
});

test("what a document says after it was left is not heard; one that was never announced has arrived", () => {
  const first = arrived(newVisit(), { ...BAD, document: "a" });
  const second = arrived(first, { ...FORUM, document: "b" });
  assert.equal(inDocument(second, { ...BAD, document: "a" }), null);
  assert.equal(
    inDocument(second, { ...FORUM, url: "http://forum.example/next", document: "b" })?.url,
    "http://forum.example/next",
  );
  const third = inDocument(second, { ...BAD, document: "c" });
  assert.deepEqual([third?.site, third?.document, third?.left], ["bad.example", "c", ["b", "a"]]);
  assert.deepEqual(arrived(third ?? first, { ...FORUM, document: "b" }).left, ["c", "a"], "it came back");
});

test("a frame goes with its document, not with one that was in its place", () => {
  const page = { ...NOTHING_SHOWN, offers: true };
  const visit = withFrame(newVisit(), 3, { url: "http://f.example/", document: "new", isLarge: true, page });
  assert.deepEqual(Object.keys(withoutFrame(visit, 3, "old").frames), ["3"]);
  assert.deepEqual(Object.keys(withoutFrame(visit, 3, "new").frames), []);
});

test("a pause of this visit ends on another site", () => {
  const paused = { ...arrived(newVisit(), BAD), paused: true };
  assert.equal(arrived(paused, { ...BAD, url: "http://bad.example/next" }).paused, true);
  assert.equal(arrived(arrived(paused, FORUM), BAD).paused, false);
});

test("frames are kept while they offer loans or ask for something, and not without bound", () => {
  const page = (/** @type {boolean} */ offers, asks = false) => ({
    url: "http://f.example/",
    document: "",
    isLarge: true,
    page: { ...NOTHING_SHOWN, offers, asks, identity: asks },
  });
  let visit = withFrame(newVisit(), 0, page(false));
  for (let frame = 1; frame < 50; frame++) visit = withFrame(visit, frame, page(true));
  assert.ok(Object.keys(visit.frames).length <= 20);
  const small = { ...page(false, true), isLarge: false };
  let filled = newVisit();
  for (let frame = 1; frame < 50; frame++) filled = withFrame(filled, frame, small);
  assert.ok(Object.keys(filled.frames).length <= 20);
  const offering = withFrame(filled, 99, page(true));
  assert.ok(offering.frames[99], "what counts takes the place of what does not");
  assert.ok(Object.keys(offering.frames).length <= 20);
  assert.deepEqual(withFrame(offering, 100, small).frames, offering.frames);
  assert.deepEqual(Object.keys(withFrame(withFrame(newVisit(), 3, page(true)), 3, page(false)).frames), []);
  assert.deepEqual(Object.keys(withFrame(newVisit(), 3, page(false, true)).frames), ["3"]);
});

test("a lookalike is warned of only where it is proven and offers loans or asks for identity or money", () => {
  const proven = { ...GRAVE, verdict: "lookalike", reason: "proven" };
  assert.equal(mustWarn(newVisit(), proven), false);
  assert.equal(mustWarn(newVisit(), { ...proven, offers: true }), true);
  assert.equal(mustWarn(newVisit(), { ...proven, identity: true }), true);
  for (const reason of ["reported", "same_name", "near"]) {
    assert.equal(mustWarn(newVisit(), { ...proven, reason, offers: true, identity: true }), false, reason);
  }
});

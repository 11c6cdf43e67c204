import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Lookalikes } from "../../../../extension/core/lookalike/host-index.js";
import { KINDS } from "../../../../extension/core/lookalike/kinds.js";
import { Rules } from "../../../../extension/core/lookalike/rules.js";
import { PublicSuffixes } from "../../../../extension/core/normalise/public-suffixes.js";
import { TABLES } from "../../sample.js";

const shared = JSON.parse(await readFile(new URL("../../../cases/lookalikes.json", import.meta.url), "utf8"));
const suffixes = new PublicSuffixes({ icann: shared.suffixes.join(" "), private: "" });
const { groups, namesakes } = shared;
const { lookalike } = TABLES;
const rules = new Rules({ suffixes, shared: new Set(shared.shared), lookalike, groups, namesakes });
const lookalikes = new Lookalikes(shared.known, rules);

for (const { in: host, seen, out } of shared.cases) {
  test(`${seen ?? host} imitates ${out ? out.join(", ") : "nobody"}`, () => {
    const found = lookalikes.imitated(host);
    assert.deepEqual(found && [found.host, found.kind], out);
  });
}

for (const { in: host, out } of shared.neighbours) {
  test(`${host} is near ${out ? out.join(", ") : "nobody"}`, () => {
    const found = lookalikes.neighbour(host);
    assert.deepEqual(found && [found.host, found.kind], out);
  });
}

test("every kind has a case", () => {
  const kinds = new Set(shared.cases.flatMap((/** @type {{out: string[] | null}} */ { out }) => out?.slice(1) ?? []));
  assert.deepEqual([...kinds].sort(), [...KINDS].sort());
});

test("a proven host is named before a reported one", () => {
  const known = [{ host: "nanchuan.cn", proven: false }, { host: "nanchuan.top", proven: true }];
  const found = new Lookalikes(known, rules).imitated("nanchuan.com");
  assert.deepEqual(found, { host: "nanchuan.top", kind: "ending", proven: true, owner: "" });
});

test("of two that are as sure the first by alphabet is named", () => {
  const known = [{ host: "nanchuan.top", proven: true }, { host: "nanchuan.cn", proven: true }];
  for (const ordered of [known, known.toReversed()]) {
    assert.equal(new Lookalikes(ordered, rules).imitated("nanchuan.com")?.host, "nanchuan.cn");
  }
});

for (const { in: host, before, out } of shared.before_an_at) {
  test(`${before}@${host} imitates ${out ? out.join(", ") : "nobody"}`, () => {
    const found = lookalikes.imitated(host, [], before);
    assert.deepEqual(found && [found.host, found.kind], out);
  });
}

for (const { in: host, named, out } of shared.named) {
  test(`${host} beside the name of ${named.join(", ") || "nobody"} imitates ${out ? out.join(", ") : "nobody"}`, () => {
    const found = lookalikes.imitated(host, named);
    assert.deepEqual(found && [found.host, found.kind], out);
  });
}

test("what lies below or beside a known host is owned", () => {
  const owned = ["duxiaoman.com", "app.duxiaoman.com", "new.gaofang.com.cn"];
  assert.ok(owned.every((host) => lookalikes.isOwned(host)));
  assert.ok(!["duxiaoman.cn", "other.github.io", "com.cn"].some((host) => lookalikes.isOwned(host)));
});

test("nothing below a known host imitates", () => {
  for (const { host } of shared.known) assert.equal(lookalikes.imitated(`a.webank.${host}`), null);
});

test("no popular host imitates, nor one that looks like a typing error and is none", async () => {
  const text = await readFile(new URL("../../../bench/lookalikes.popular.txt", import.meta.url), "utf8");
  const hosts = text.split("\n").flatMap((line) => (line.startsWith("#") ? [] : line.split(" "))).filter(Boolean);
  const { whitelist } = JSON.parse(
    await readFile(new URL("../../../node_modules/eth-phishing-detect/src/config.json", import.meta.url), "utf8"),
  );
  const asked = [...new Set([...hosts, ...whitelist])];
  const strangers = asked.filter((host) => lookalikes.imitated(host));
  assert.equal(new Set(hosts).size, hosts.length);
  assert.ok(asked.length > 1500);
  assert.deepEqual(strangers, []);
});

test("every single slip in a name of one's own is an imitation", () => {
  const name = "duxiaoman";
  for (let at = 0; at <= name.length; at += 1) {
    const [before, after] = [name.slice(0, at), name.slice(at)];
    const slips = [`${before}q${after}`, `${before}-${after}`, `${before}q${after.slice(1)}`, before + after.slice(1)];
    for (const wrong of slips.map((label) => label.replace(/^-|-$/gu, "")).filter((label) => label !== name)) {
      assert.equal(lookalikes.imitated(`${wrong}.com`)?.host, "duxiaoman.com", wrong);
    }
  }
});

// The JavaScript object under node: what ints of 32 bits make of the shared traces. Run by dune.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const { allocrace } = require("./guest.bc.js");

// Above the build directory, wherever that is.
function tracesAbove(folder) {
  const traces = path.join(folder, "traces");
  if (fs.existsSync(path.join(traces, "hostile", "expected.tsv"))) return traces;
  assert.notStrictEqual(path.dirname(folder), folder, "no folder above has traces/hostile");
  return tracesAbove(path.dirname(folder));
}

const traces = tracesAbove(__dirname);
const bytes = (...names) => new Uint8Array(fs.readFileSync(path.join(traces, ...names)));
const golden = (name) => bytes("golden", name + ".atr");
const request = (name, ...lines) => [`contender=ocaml/${name}`, ...lines, ""].join("\n");
const hex = (word) => word.toString(16).padStart(8, "0");

const contenders = ["null", "pool", "pool-array", "pool-slots", "arena", "heap"];

// Oracle: the Rust program of this repository, `verify --list` of 2026-11-25: contents, placement, the work of
// contenders with a placement and of those without.
const digests = {
  arena: ["2af16b13", null, null, "050c5d1f"],
  expr: ["e2780c2e", "a7a57d74", "e635ba38", "020c5866"],
  "heap-aligned": ["80c3981a", null, null, "070c6045"],
  heap: ["28937f65", null, null, "060c5eb2"],
  pool: ["d9e6ce73", "0caf41ca", "0baf4037", "060c5eb2"],
};

test("digests and work are those of the Rust program", () => {
  let ran = 0;
  for (const [name, [contents, placement, placed, unplaced]] of Object.entries(digests)) {
    for (const contender of contenders) {
      const answer = JSON.parse(allocrace.verify(request(contender), golden(name)));
      if (answer.code === "not-applicable") continue;
      assert.strictEqual(answer.code, null);
      assert.strictEqual(answer.contents, contents);
      const work = answer.placement === null ? unplaced : placed;
      if (answer.placement !== null) assert.strictEqual(answer.placement, placement);
      assert.strictEqual(answer.work, work);

      const opened = JSON.parse(allocrace.open(request(contender, "touch=word"), golden(name)));
      assert.strictEqual(opened.event, "opened");
      allocrace.rewind();
      assert.strictEqual(allocrace.replay(0, opened.groups), 0);
      assert.strictEqual(hex(allocrace.work()), work);
      allocrace.close();
      ran++;
    }
  }
  // null runs all five, heap three, the three pools one, the arena the expression tree.
  assert.strictEqual(ran, 5 + 3 + 3 + 1);
});

// Oracle: the verdicts that all languages share.
test("a hostile file is refused with the expected code and place", () => {
  const rows = fs.readFileSync(path.join(traces, "hostile", "expected.tsv"), "utf8").split("\n");
  const files = rows.filter((row) => row !== "" && !row.startsWith("#"));
  assert.ok(files.length > 50);
  for (const row of files) {
    const [file, code, at] = row.split("\t");
    const answer = JSON.parse(allocrace.open(request("null"), bytes("hostile", file)));
    assert.deepStrictEqual(
      [file, answer.code, answer.operation],
      [file, code, at === "-" ? null : Number(at)],
    );
  }
});

test("a replay without a session answers usage", () => {
  allocrace.close();
  assert.strictEqual(allocrace.replay(0, 1), 1);
  assert.strictEqual(JSON.parse(allocrace.answer()).code, "usage");
});

// Slots of 64 MiB: 64 of them are more bytes than an int can count.
test("what no array is large enough for is out of memory", () => {
  for (const slots of [64, 67108864]) {
    const text = `#atr 1 pool\np 0 67108864 ${slots} x\na 0 0\n`;
    const trace = new Uint8Array(Buffer.from(text));
    const answer = JSON.parse(allocrace.verify(request("pool-slots"), trace));
    assert.strictEqual(answer.code, "out-of-memory");
  }
});

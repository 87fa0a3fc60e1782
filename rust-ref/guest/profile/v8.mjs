// The same wasm module in another engine: node v8.mjs [TRACE] >FILE, from anywhere, after a build and build-wasm
// with and without --native. Seven rounds; in each the native program by the module's compiler and V8 replay a
// trace in a process of their own. One JSON object a line: what ran, then the median iteration of each process, ns an operation.
// Fails if the work of the two is not the same. Not part of the product: what it printed is in
// docs/performance/graalwasm, for docs/polyglot.md.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const ROUNDS = 7, WARM_MS = 2000, ITERATIONS = 10, ITERATION_MS = 20;
const self = fileURLToPath(import.meta.url);
const rust = path.resolve(path.dirname(self), '../..');
const module = path.join(rust, 'target/wasm/allocrace_guest.wasm');

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length % 2 ? sorted[sorted.length >> 1] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
}

function output(program, ...args) {
  const child = spawnSync(program, args, { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${child.error ?? child.stderr}`);
  return child.stdout.trim().split('\n');
}

async function guest(contender, file) {
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(module));
  const { memory, ...exports } = instance.exports;
  const call = (name, ...args) => exports[`allocrace_${name}`](...args);
  const question = Buffer.from(`contender=${contender}\ntouch=word\n`), trace = fs.readFileSync(file);
  const buffer = call('buffer', question.length + trace.length) >>> 0;
  Buffer.from(memory.buffer, buffer).set(Buffer.concat([question, trace]));
  call('open', question.length, trace.length);
  const { event, groups, operations } = JSON.parse(Buffer.from(memory.buffer, call('answer') >>> 0, call('answer_length')));
  if (event !== 'opened') throw new Error(`${contender}: the guest did not open ${file}`);
  const replays = (ms) => {
    let ns = 0n, count = 0;
    for (; ns < ms * 1e6; count++) {
      call('rewind');
      const begin = process.hrtime.bigint();
      call('replay', 0, groups);
      ns += process.hrtime.bigint() - begin;
    }
    return Number(ns) / (count * operations);
  };
  replays(0.001); // one: the program digests its first
  const work = (call('work') >>> 0).toString(16).padStart(8, '0');
  replays(WARM_MS);
  return { runtime: `V8 ${process.versions.v8}`, work, ns: median(Array.from({ length: ITERATIONS }, () => replays(ITERATION_MS))) };
}

function native(version, contender, file) {
  const events = output(path.join(rust, 'target', version, 'release/allocrace-replay-rust'), 'replay', '--contender', contender, '--trace', file,
    '--mode', 'throughput', '--iterations', ITERATIONS, '--min-iteration-ms', ITERATION_MS).map((line) => JSON.parse(line));
  const measured = events.filter((e) => e.event === 'iteration' && e.phase === 'measure');
  return { runtime: 'native', work: events.find((e) => e.event === 'work').work, ns: median(measured.map((e) => e.ns / e.operations)) };
}

if (process.argv[2] === '--guest') {
  console.log(JSON.stringify(await guest(process.argv[3], process.argv[4])));
} else {
  const trace = process.argv[2] ?? 'lua.pool56';
  const { version, compiler } = JSON.parse(fs.readFileSync(`${module}.json`));
  console.log(JSON.stringify({ trace, compiler, node: process.version, processor: os.cpus()[0].model, begun: new Date() }));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'allocrace-'));
  try {
    const file = path.join(folder, 'trace.atr');
    fs.writeFileSync(file, zlib.gunzipSync(fs.readFileSync(path.join(rust, '../traces', `${trace}.atr.gz`))));
    for (let round = 1; round <= ROUNDS; round++) {
      for (const contender of ['rust/null', 'rust/pool']) {
        const runs = [() => native(version, contender, file), () => JSON.parse(output(process.execPath, self, '--guest', contender, file))];
        const both = (round % 2 ? runs : runs.reverse()).map((run) => run()); // first the one, then the other
        if (both[0].work !== both[1].work) throw new Error(`${contender}: ${both.map((one) => `work ${one.work} in ${one.runtime}`)}`);
        for (const { ns, ...of } of both) console.log(JSON.stringify({ round, contender, ...of, 'ns/op': Number(ns.toFixed(4)) }));
      }
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

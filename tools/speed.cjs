// The movement engine's signals and counting as WebAssembly, in V8: `node speed.cjs MODULE FOLDER SECONDS`.
// Prints one line of JSON: frames a second, repetitions, and whether what was found has the native program's bits.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const [module_, folder, seconds] = process.argv.slice(2);
const { Speed } = require(module_);
const bytes = (name) => readFileSync(join(folder, name));

const numbers = new Float64Array(Uint8Array.from(bytes("stream.f64")).buffer);
const speed = new Speed(numbers);
let [best, spent, repetitions] = [Infinity, 0, 0];
while (spent < Number(seconds) * 1000) {
  const began = performance.now();
  repetitions = speed.run();
  const took = performance.now() - began;
  best = Math.min(best, took);
  spent += took;
}
// What is not known is NaN on both sides; its sign and payload mean nothing.
const found = speed.found();
const native = new Float64Array(Uint8Array.from(bytes("found.f64")).buffer);
const same = found.length === native.length && found.every((number, at) => Object.is(number, native[at]));
const frames = numbers.length / (22 * 4);
console.log(JSON.stringify({ wasm_fps: (frames / best) * 1000, repetitions, same }));

// The file that MediaPipe Tasks Vision wants, made of the networks that the product uses.
//
// A `.task` is a zip without compression. The networks of `@mediapipe/pose` lack the metadata by which Tasks Vision scales
// pixels to what a network takes; without it, it refuses them.
import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";

import { flatbuffer, type Node, Root } from "./flatbuffer.js";

/** `folder` is that of the npm package `@mediapipe/pose`. */
export function poseTask(folder: URL, size: "lite" | "full" | "heavy"): Buffer {
  const file = (name: string) => readFileSync(new URL(name, folder));
  return zip({
    "pose_detector.tflite": withScaling(file("pose_solution_packed_assets.data"), DETECTOR),
    "pose_landmarks_detector.tflite": withScaling(file(`pose_landmark_${size}.tflite`), LANDMARKS),
  });
}

interface Scaling {
  mean: number;
  deviation: number;
  /** Of the network. */
  outputs: number;
}

const DETECTOR: Scaling = { mean: 127.5, deviation: 127.5, outputs: 2 };
const LANDMARKS: Scaling = { mean: 0, deviation: 255, outputs: 5 };

/** Fields of `Model` in TFLite's schema. */
const MODEL = {
  version: 0,
  operators: 1,
  graphs: 2,
  description: 3,
  buffers: 4,
  metadataBuffers: 5,
  metadata: 6,
  signatures: 7,
};

/** A new root before the old network, which keeps all that the old root had. */
function withScaling(network: Buffer, scaling: Scaling): Buffer {
  const old = new Root(network);
  const buffers = old.list(MODEL.buffers);
  const entry: Node = { table: [{ text: "TFLITE_METADATA" }, { word: buffers.length }] };
  const root: Node = {
    table: [
      old.word(MODEL.version),
      old.node(MODEL.operators),
      old.node(MODEL.graphs),
      old.node(MODEL.description),
      { list: [...buffers, { table: [{ bytes: metadata(scaling) }] }] },
      old.node(MODEL.metadataBuffers),
      { list: [...old.list(MODEL.metadata), entry] },
      old.node(MODEL.signatures),
    ],
  };
  return flatbuffer(root, "TFL3", network);
}

/** `ModelMetadata` of TFLite's metadata schema: an RGB picture as the input, how it is scaled, and so many outputs. */
function metadata({ mean, deviation, outputs }: Scaling): Buffer {
  // Which member of a union stands in a field of its own before it: NormalizationOptions and ImageProperties.
  const scaling: Node = { table: [{ word: 1 }, { table: [{ list: [{ float: mean }] }, { list: [{ float: deviation }] }] }] };
  const rgb: Node = { table: [{ word: 2 }, { table: [{ word: 1 }] }] };
  const input: Node = { table: [{ text: "image" }, null, null, rgb, { list: [scaling] }] };
  const output = (_: unknown, at: number): Node => ({ table: [{ text: `output_${at}` }] });
  const graph: Node = { table: [null, null, { list: [input] }, { list: Array.from({ length: outputs }, output) }] };
  const parser: Node = { text: "1.0.0" };
  return flatbuffer({ table: [{ text: "pose" }, null, null, { list: [graph] }, null, null, null, parser] }, "M001");
}

/** Networks are read where they lie in the zip: at a multiple of this. */
const ALIGNMENT = 64;
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const VERSION = 10;
/** 1 January 1980, the first day that zips know. */
const DAY = 0x21;

function zip(files: Record<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const label = Buffer.from(name);
    // Zeros in the extra field move the content; it needs at least the four bytes of its own header.
    const unpadded = at + 30 + label.length + 4;
    const extra = Buffer.alloc(4 + ((ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT));
    extra.writeUInt16LE(0xd935, 0);
    extra.writeUInt16LE(extra.length - 4, 2);
    // Version, flags, method, time, day, checksum, size, size, and the lengths of name and extra field.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(VERSION, 0);
    about.writeUInt16LE(DAY, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(label.length, 22);
    const entry = Buffer.from(about);
    about.writeUInt16LE(extra.length, 24);
    parts.push(word(LOCAL), about, label, extra, content);
    // In the directory: comment, disk, attributes, then the address.
    directory.push(word(CENTRAL), short(VERSION), entry, Buffer.alloc(10), word(at), label);
    at += 4 + about.length + label.length + extra.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const count = short(Object.keys(files).length);
  return Buffer.concat([...parts, listed, word(END), word(0), count, count, word(listed.length), word(at), short(0)]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

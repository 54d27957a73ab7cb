// As much of the FlatBuffers format as it takes to write small tables, and to put new ones in front of an old file.

/** The fields of a table stand in the order of its schema; `null` is a field that is left out. */
export type Node =
  | { table: (Node | Scalar | null)[] }
  | { list: (Node | Scalar)[] }
  | { text: string }
  | { bytes: Uint8Array }
  /** Something that is already in the old file, by its address there. */
  | { old: number };
/** Bytes take the room of a word here, which is allowed. */
export type Scalar = { word: number } | { float: number };

/** What the old file is moved by: a multiple of every alignment that FlatBuffers know. */
const ALIGNMENT = 64;

/**
 * A file with `root`, and after it the old file, unchanged. Offsets point forward only, so that new tables may keep what
 * they want of the old ones, and nothing in the old file has to know.
 */
export function flatbuffer(root: Node, identifier: string, oldFile: Uint8Array = new Uint8Array()): Buffer {
  const front = new Front();
  front.append(8);
  front.bytes.write(identifier, 4, "latin1");
  front.point(0, root);
  front.align(ALIGNMENT);
  for (const { slot, old } of front.intoOld) front.bytes.writeUInt32LE(front.bytes.length + old - slot, slot);
  return Buffer.concat([front.bytes, oldFile]);
}

class Front {
  bytes = Buffer.alloc(0);
  readonly intoOld: { slot: number; old: number }[] = [];

  /** Room for so many bytes; returns its address. */
  append(length: number): number {
    const at = this.bytes.length;
    this.bytes = Buffer.concat([this.bytes, Buffer.alloc(length)]);
    return at;
  }

  /** Pads until what comes `before` bytes later is aligned. */
  align(to: number, before = 0) {
    this.append((to - ((this.bytes.length + before) % to)) % to);
  }

  point(slot: number, node: Node) {
    if ("old" in node) {
      this.intoOld.push({ slot, old: node.old });
      return;
    }
    // First placed: it makes the bytes longer.
    const at = this.#place(node);
    this.bytes.writeUInt32LE(at - slot, slot);
  }

  #fill(slot: number, value: Node | Scalar) {
    if ("word" in value) this.bytes.writeUInt32LE(value.word, slot);
    else if ("float" in value) this.bytes.writeFloatLE(value.float, slot);
    else this.point(slot, value);
  }

  #place(node: Exclude<Node, { old: number }>): number {
    if ("table" in node) return this.#table(node.table);
    if ("list" in node) {
      this.align(4);
      const at = this.append(4 + 4 * node.list.length);
      this.bytes.writeUInt32LE(node.list.length, at);
      node.list.forEach((value, index) => this.#fill(at + 4 + 4 * index, value));
      return at;
    }
    // A text ends in a zero that its length does not count.
    const content = "text" in node ? Buffer.from(`${node.text}\0`) : node.bytes;
    this.align(16, 4);
    const at = this.append(4 + content.length);
    this.bytes.writeUInt32LE("text" in node ? content.length - 1 : content.length, at);
    this.bytes.set(content, at + 4);
    return at;
  }

  /** A table is preceded by the list of where its fields are. */
  #table(fields: (Node | Scalar | null)[]): number {
    const [head, length] = [4 + 2 * fields.length, 4 + 4 * fields.length];
    this.align(4, head);
    const places = this.append(head);
    const at = this.append(length);
    this.bytes.writeUInt16LE(head, places);
    this.bytes.writeUInt16LE(length, places + 2);
    this.bytes.writeInt32LE(at - places, at);
    fields.forEach((field, index) => {
      if (field === null) return;
      const offset = 4 + 4 * index;
      this.bytes.writeUInt16LE(offset, places + 4 + 2 * index);
      this.#fill(at + offset, field);
    });
    return at;
  }
}

/** Reads the fields of a file's root table. */
export class Root {
  readonly #file: Buffer;
  readonly #root: number;

  constructor(file: Buffer) {
    this.#file = file;
    this.#root = file.readUInt32LE(0);
  }

  /** The address of a field, or `null` if it was left out. */
  #field(index: number): number | null {
    const places = this.#root - this.#file.readInt32LE(this.#root);
    const entry = 4 + 2 * index;
    const offset = entry < this.#file.readUInt16LE(places) ? this.#file.readUInt16LE(places + entry) : 0;
    return offset === 0 ? null : this.#root + offset;
  }

  #follow(slot: number): { old: number } {
    return { old: slot + this.#file.readUInt32LE(slot) };
  }

  word(index: number): Scalar {
    const at = this.#field(index);
    return { word: at === null ? 0 : this.#file.readUInt32LE(at) };
  }

  node(index: number): { old: number } | null {
    const at = this.#field(index);
    return at === null ? null : this.#follow(at);
  }

  /** The elements of a list of tables. */
  list(index: number): { old: number }[] {
    const list = this.node(index);
    if (list === null) return [];
    const first = list.old + 4;
    return Array.from({ length: this.#file.readUInt32LE(list.old) }, (_, at) => this.#follow(first + 4 * at));
  }
}

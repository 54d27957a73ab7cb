// What this browser still has to tell the server: kept in IndexedDB first, deleted once the server has it.

/** A command as `POST /api/commands` takes it. */
export interface Command {
  id: string;
  kind: string;
  occurred_at: string;
  [field: string]: unknown;
}

export interface Entry {
  command: Command;
  /** Why the server will never take it; it is kept so that nothing is lost, and not sent again. */
  refused?: string;
}

/** A set that is running, as the command that will tell of it if the page is closed. */
export interface Draft {
  command: Command;
  /** The page that runs the set holds the Web Lock of this name. */
  lock: string;
}

/** Landmarks of one run that the person wants kept; the server takes them once it has the result that they belong to. */
export interface Recording {
  id: string;
  /** Id of the command that hands the result in. */
  of: string;
  occurred_at: string;
  ticket: string;
  /** `care::Shows`. */
  shows: { exercise: string; set: number; side?: "left" | "right"; from_s: number };
  bytes: Uint8Array<ArrayBuffer>;
}

export interface Outbox {
  /** Whether it outlives this page; not so in some private windows. */
  readonly durable: boolean;
  put(command: Command): Promise<void>;
  entries(): Promise<Entry[]>;
  remove(id: string): Promise<void>;
  refuse(id: string, reason: string): Promise<void>;
  /** One for each page that runs a set, or ran one when it was closed. */
  drafts(): Promise<Draft[]>;
  saveDraft(draft: Draft): Promise<void>;
  /** Puts a set into the queue in the place of its draft, in one step. */
  settle(command: Command): Promise<void>;
  putRecording(recording: Recording): Promise<void>;
  /** Of those that wait, oldest first. */
  recordingIds(): Promise<string[]>;
  recording(id: string): Promise<Recording | undefined>;
  removeRecording(id: string): Promise<void>;
}

const NAME = "dorsal-outbox";
const QUEUE = "commands";
const DRAFTS = "drafts";
const RECORDINGS = "recordings";

export async function openOutbox(): Promise<Outbox> {
  try {
    return new Stored(await open());
  } catch {
    return new InMemory();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(QUEUE, { keyPath: "command.id" });
        request.result.createObjectStore(DRAFTS, { keyPath: "command.id" });
      }
      request.result.createObjectStore(RECORDINGS, { keyPath: "id" });
    };
    request.onsuccess = () => {
      // A page of a later Dorsal must not have to wait for this one.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

class Stored implements Outbox {
  readonly durable = true;
  readonly #db: IDBDatabase;

  constructor(db: IDBDatabase) {
    this.#db = db;
  }

  put(command: Command) {
    return this.#write([QUEUE], (tx) => tx.objectStore(QUEUE).put({ command }));
  }

  entries() {
    return this.#read<Entry[]>(QUEUE, (store) => store.getAll());
  }

  remove(id: string) {
    return this.#write([QUEUE], (tx) => tx.objectStore(QUEUE).delete(id));
  }

  async refuse(id: string, reason: string) {
    const entry = await this.#read<Entry | undefined>(QUEUE, (store) => store.get(id));
    if (entry) await this.#write([QUEUE], (tx) => tx.objectStore(QUEUE).put({ ...entry, refused: reason }));
  }

  drafts() {
    return this.#read<Draft[]>(DRAFTS, (store) => store.getAll());
  }

  saveDraft(draft: Draft) {
    return this.#write([DRAFTS], (tx) => tx.objectStore(DRAFTS).put(draft));
  }

  settle(command: Command) {
    return this.#write([QUEUE, DRAFTS], (tx) => {
      tx.objectStore(QUEUE).put({ command });
      tx.objectStore(DRAFTS).delete(command.id);
    });
  }

  putRecording(recording: Recording) {
    return this.#write([RECORDINGS], (tx) => tx.objectStore(RECORDINGS).put(recording));
  }

  recordingIds() {
    return this.#read<string[]>(RECORDINGS, (store) => store.getAllKeys());
  }

  recording(id: string) {
    return this.#read<Recording | undefined>(RECORDINGS, (store) => store.get(id));
  }

  removeRecording(id: string) {
    return this.#write([RECORDINGS], (tx) => tx.objectStore(RECORDINGS).delete(id));
  }

  #write(stores: string[], work: (tx: IDBTransaction) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const tx = this.#db.transaction(stores, "readwrite", { durability: "strict" });
      tx.oncomplete = () => resolve();
      tx.onerror = tx.onabort = () => reject(tx.error);
      work(tx);
    });
  }

  #read<T>(store: string, work: (store: IDBObjectStore) => IDBRequest): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = work(this.#db.transaction(store).objectStore(store));
      request.onsuccess = () => resolve(request.result as T);
      request.onerror = () => reject(request.error);
    });
  }
}

class InMemory implements Outbox {
  readonly durable = false;
  readonly #queue = new Map<string, Entry>();
  readonly #recordings = new Map<string, Recording>();

  async put(command: Command) {
    this.#queue.set(command.id, { command });
  }

  async entries() {
    return [...this.#queue.values()];
  }

  async remove(id: string) {
    this.#queue.delete(id);
  }

  async refuse(id: string, reason: string) {
    const entry = this.#queue.get(id);
    if (entry) entry.refused = reason;
  }

  async drafts() {
    return [];
  }

  async saveDraft() {}

  settle(command: Command) {
    return this.put(command);
  }

  async putRecording(recording: Recording) {
    this.#recordings.set(recording.id, recording);
  }

  async recordingIds() {
    return [...this.#recordings.keys()];
  }

  async recording(id: string) {
    return this.#recordings.get(id);
  }

  async removeRecording(id: string) {
    this.#recordings.delete(id);
  }
}

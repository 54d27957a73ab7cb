// What this browser keeps for when there is no connection: the plan of one ticket, and how its reader reads. Pages write it;
// the worker reads it, too.

const NAME = "dorsal-ticket";
const STORE = "kept";

export interface Ticket<Plan = unknown> {
  /** The build whose pages and scripts can run the plan. */
  build: string;
  /** Where that build's parts are. */
  parts: string[];
  plan: Plan;
  /** When it was handed to this browser, and until when it holds: milliseconds since 1970 by this device's clock. */
  fromMs: number;
  untilMs: number;
}

export interface Reader {
  language: string;
  /** Class of the root for the size of text, or "". */
  textSize: string;
  /** The number of their country, where a page has said it. */
  emergency: string | null;
}

export const keptTicket = <Plan>() => read<Ticket<Plan>>("ticket");
export const keepTicket = (ticket: Ticket) => write((store) => store.put(ticket, "ticket"));
export const keptReader = () => read<Reader>("reader");
export const keepReader = (reader: Reader) => write((store) => store.put(reader, "reader"));
export const forgetKept = () => write((store) => store.clear());
export const forgetTicket = () => write((store) => store.delete("ticket"));

/** Undefined also where the browser keeps nothing. */
async function read<T>(key: string): Promise<T | undefined> {
  try {
    const db = await open();
    return await new Promise<T | undefined>((resolve, reject) => {
      const request = db.transaction(STORE).objectStore(STORE).get(key);
      request.onsuccess = () => resolve(request.result as T | undefined);
      request.onerror = () => reject(request.error);
    }).finally(() => db.close());
  } catch {
    return undefined;
  }
}

async function write(work: (store: IDBObjectStore) => void): Promise<void> {
  try {
    const db = await open();
    await new Promise<void>((resolve, reject) => {
      const tx = db.transaction(STORE, "readwrite");
      tx.oncomplete = () => resolve();
      tx.onerror = tx.onabort = () => reject(tx.error);
      work(tx.objectStore(STORE));
    }).finally(() => db.close());
  } catch {
    // A private window: then a session needs its connection.
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

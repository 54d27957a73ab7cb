// Between the pages and the network. Assets come from the cache, which keeps each once it was asked for; pages come from the
// network, and where there is none, the one page that holds nothing of a person stands for them. Nothing else is touched.
//
// The server puts `BUILD` before this script: another build is another worker. It takes over when no page of the older one is
// open any more. Addresses name the build of what is there, and each part of a build has a cache of its own.
import { keptReader, keptTicket } from "./kept";

declare const BUILD: {
  name: string;
  /** Where its parts are. */
  parts: string[];
  /** The page for when there is no connection, by language. */
  shells: Record<string, string>;
  /** What that page needs in any case. */
  assets: string[];
};

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as {
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate", told: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", told: (event: Asked) => void): void;
};

/** Longer than this nobody waits for a page, milliseconds. */
const PATIENCE_MS = 20_000;

/** The cache of an address: `/assets/VERSION/app.css` lies in `assets-VERSION`. */
const cacheOf = (path: string) => path.split("/").slice(1, 3).join("-");

async function put(path: string, answer: Response) {
  await (await caches.open(cacheOf(path))).put(path, answer);
}

worker.addEventListener("install", (event) => event.waitUntil(install()));

worker.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => worker.clients.claim())));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // A form goes its own way: passed on by us, one from another site would look like one of ours.
  if (request.method !== "GET" || origin !== location.origin) return;
  if (/^\/(assets|figure)\//.test(pathname)) event.respondWith(asset(request, pathname));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

/** All or nothing: a build of which something is missing already is tried again later. */
async function install() {
  const answers = [...Object.values(BUILD.shells), ...BUILD.assets].map(async (path) => {
    const answer = await fetch(path);
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
    return [path, answer] as const;
  });
  for (const [path, answer] of await Promise.all(answers)) await put(path, answer);
}

/** An address names its build and never changes its content. */
async function asset(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  // A full disk is no reason to go without.
  if (answer.status === 200) void put(path, answer.clone()).catch(() => undefined);
  return answer;
}

async function page(request: Request): Promise<Response> {
  try {
    return await Promise.race([fetch(request), new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS))]);
  } catch {
    return shell();
  }
}

/** In the reader's language, of the build whose plan this browser has: an update changes nothing about a session that was begun. */
async function shell(): Promise<Response> {
  const [reader, ticket] = [await keptReader(), await keptTicket()];
  const language = [reader?.language, ...navigator.languages].find((tag) => tag !== undefined && tag in BUILD.shells);
  const own = BUILD.shells[language ?? "en"]!;
  const begun = own.replace(BUILD.name, ticket?.build ?? BUILD.name);
  return (await caches.match(begun)) ?? (await caches.match(own)) ?? Response.error();
}

/** Lets go of other builds' parts, but for those of the build whose plan this browser still has. */
async function tidy() {
  const ticket = await keptTicket();
  const wanted = [...BUILD.parts, ...(ticket?.parts ?? [])].map(cacheOf);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !wanted.includes(name)).map((name) => caches.delete(name)));
}

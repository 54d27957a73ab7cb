// Without a connection: a session on its ticket, what is said where there is none, and what goes when the record goes.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";

import { accessible } from "../support/accessible.js";
import { type Browser, launch, open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

let server: Server;
let browser: Browser;
before(async () => (browser = await launch()));
after(() => browser?.close());
beforeEach(async () => (server = await Server.start()));
afterEach(() => server?.dispose());

const HOUR_MS = 3_600_000;

/** A first page, until the worker stands between it and the network. */
async function arrive(page: Page, path = "/") {
  await page.goto(path);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** What the caches hold. */
const cached = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });

const has = async (page: Page, ...parts: string[]) => {
  const all = await cached(page);
  return parts.every((part) => all.some((path) => path.includes(part)));
};

/** What the databases hold, by database and store. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const held: Record<string, unknown[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames) {
        held[`${name} ${store}`] = await new Promise((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        });
      }
      db.close();
    }
    return Object.fromEntries(Object.entries(held).filter(([, values]) => values.length > 0));
  });

/** The page for when there is no connection says first what always holds; then it looks for what this browser has kept. */
async function lookedUp(page: Page) {
  await person.inPhase(page, "offline");
  await page.locator("[data-in=offline] [data-emergency]:not([hidden])").waitFor();
}

/** A session that was opened once is begun without a connection, and stopped for sharp pain. */
async function stopsWithout(page: Page) {
  await person.toSession(page);
  await server.kill();
  await page.reload();
  await page.locator("#without-camera").click();
  await person.inPhase(page, "moving");
  await page.locator("#stop").click();
  await page.locator('[data-reason="sharp-pain"]').click();
  await person.inPhase(page, "stopped");
}

async function sound(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await accessible(page);
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${wider} px wider than the screen`);
}

test("a session that was opened once is done without a connection, and arrives once when it is back", async () => {
  const { page, context, errors } = await open(browser, server.origin, { viewport: { width: 390, height: 844 } });
  await arrive(page);
  await person.toSession(page);
  await person.eventually(() => has(page, "/figure/moving.js", "/cat-cow"));
  const kept = (await stored(page))["dorsal-ticket kept"];
  assert.equal(kept?.length, 2, "ticket and reader");
  assert.ok((await cached(page)).every((path) => /^\/(assets|figure|offline)\//.test(path)), "no page of a person is kept");
  await page.close();
  await server.kill();

  // The app is opened: what can be done is said, and leads there.
  const later = await context.newPage();
  later.on("pageerror", (error) => errors.push(String(error)));
  await later.goto("/today");
  await lookedUp(later);
  assert.match(await later.locator("#offline-text").innerText(), /in this browser/);
  assert.equal(await later.locator("[data-in=offline] [data-emergency-number]").innerText(), "112");
  await sound(later);
  await later.locator("#offline-session").click();
  await person.inPhase(later, "welcome");
  assert.equal(await later.evaluate(() => crossOriginIsolated), true);
  await later.locator("#without-camera").click();
  await person.inPhase(later, "moving");
  await person.waitForRepetitions(later, 2, 60_000);
  await person.finish(later);
  await person.save(later, { pain: 1, peak: 2, effort: 3 });
  await person.inPhase(later, "saved");
  await later.locator("#kept", { hasText: "Kept in this browser" }).waitFor();

  // Opened once more: it is done, and waits.
  await later.goto("/today");
  await later.locator("#offline-waiting:not([hidden])").waitFor();
  assert.match(await later.locator("#offline-text").innerText(), /is done/);
  assert.equal(await later.locator("#offline-session").isVisible(), false);

  await server.start();
  await later.goto("/today");
  await person.eventually(async () => (await person.record(later))[0]?.pain_after === 1);
  // Today shows itself anew once something has arrived, which may come into the way.
  await person.eventually(async () => (await later.goto("/progress").catch(() => null)) !== null);
  await later.reload();
  const sessions = await person.record(later);
  assert.equal(sessions.length, 1);
  assert.deepEqual(sessions[0]!.results.map(({ exercise, ended }) => [exercise, ended]), [["cat-cow", "finished"]]);
  assert.ok(sessions[0]!.results[0]!.repetitions >= 2);
  assert.equal(sessions[0]!.late, null);
  assert.deepEqual(Object.keys(await stored(later)), ["dorsal-ticket kept"], "nothing waits any more");
  assert.deepEqual(errors, []);
  await context.close();
});

test("without a ticket, after its day, and by a wrong clock, the page says so and whom to call", async () => {
  const { page, context } = await open(browser, server.origin, { locale: "pt-PT", viewport: { width: 320, height: 700 } });
  await arrive(page);
  await page.goto("/settings");
  await server.kill();
  await page.goto("/today");
  await person.inPhase(page, "offline");
  assert.match(await page.locator("#offline-text").innerText(), /perguntas de segurança/);
  assert.equal(await page.locator("#offline-session").isVisible(), false);
  assert.ok(await page.locator('#offline-numbers a[href="tel:112"]').first().isVisible(), "the numbers of all countries");
  await sound(page);

  await server.start();
  await person.toSession(page);
  await server.kill();
  const said = async (shiftMs: number) => {
    await page.clock.setFixedTime(Date.now() + shiftMs);
    await page.goto("/today");
    await lookedUp(page);
    assert.equal(await page.locator("[data-in=offline] [data-emergency-number]").innerText(), "112");
    const text = await page.locator("#offline-text").innerText();
    return { text, clock: await page.locator("#offline-clock").isVisible(), go: await page.locator("#offline-session").isVisible() };
  };
  assert.equal((await said(23 * HOUR_MS)).go, true);
  const over = await said(25 * HOUR_MS);
  assert.match(over.text, /já não é válida/);
  assert.deepEqual([over.clock, over.go], [true, false]);
  const back = await said(-HOUR_MS);
  assert.match(back.text, /relógio/);
  assert.equal(back.go, false);
  // Nor does the session's own address lead around it.
  await page.goto("/session/cat-cow");
  await person.inPhase(page, "failed");
  await context.close();
});

test("a stop without a connection locks this browser, whatever is opened next", async () => {
  const { page, context } = await open(browser, server.origin);
  await arrive(page);
  await stopsWithout(page);
  for (const path of ["/today", "/session/cat-cow", "/progress"]) {
    await page.goto(path);
    await person.inPhase(page, "stopped");
    assert.equal(await page.locator("[data-in=stopped] [data-emergency-number]").innerText(), "112");
  }
  await server.start();
  await page.goto("/today");
  await person.eventually(async () => (await person.record(page))[0]?.stopped === "sharp-pain");
  await page.goto("/session/cat-cow");
  await page.waitForURL("**/advice");
  // The advice forbids sessions: there is nothing left to begin.
  await person.eventually(async () => ((await stored(page))["dorsal-ticket kept"]?.length ?? 0) === 1);
  await context.close();
});

test("what somebody could not send waits for their own record, and locks nobody else who uses this browser", async () => {
  const { page, context } = await open(browser, server.origin);
  await arrive(page);
  await stopsWithout(page);
  const theirs = await context.cookies();
  await server.start();
  await context.clearCookies();
  await person.toSession(page);
  await person.inPhase(page, "welcome");
  assert.deepEqual(await person.record(page), (await person.record(page)).filter(({ stopped }) => stopped === null));
  assert.ok(Object.keys(await stored(page)).includes("dorsal-outbox commands"), "it still waits");
  await context.clearCookies();
  await context.addCookies(theirs);
  await page.goto("/progress");
  await person.eventually(async () => (await person.record(page))[0]?.stopped === "sharp-pain");
  await person.eventually(async () => !Object.keys(await stored(page)).includes("dorsal-outbox commands"));
  await context.close();
});

test("what this browser has kept goes with the record, and when the record is not in it any more", async () => {
  const { page, context } = await open(browser, server.origin);
  const nothing = async () => {
    const workers = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
    return workers === 0 && (await cached(page)).length === 0 && Object.keys(await stored(page)).length === 0;
  };
  await arrive(page);
  await person.toSession(page);
  await person.eventually(() => has(page, "/cat-cow"));
  // Another browser has taken over: to the server this one is nobody's.
  await context.clearCookies();
  await page.goto("/today");
  await page.waitForURL("**/check");
  await person.eventually(async () => {
    const { "dorsal-ticket kept": kept = [] } = await stored(page);
    return JSON.stringify(kept).includes("ticket") === false && !(await has(page, "/cat-cow"));
  });

  await person.toSession(page);
  await person.eventually(async () => ((await stored(page))["dorsal-ticket kept"]?.length ?? 0) === 2);
  await page.goto("/settings/erase");
  await page.locator("main form [type=submit]").click();
  await page.locator('[name="sure"]').check();
  await page.locator("main form [type=submit]").click();
  await page.locator("[data-erased]").waitFor();
  await person.eventually(nothing);
  await context.close();
});

test("a session that was begun stays of one build when Dorsal is renewed meanwhile", async () => {
  const library = mkdtempSync(join(tmpdir(), "dorsal-library-"));
  try {
    // Other words make another build.
    for (const language of ["en", "pt-PT"]) {
      const ours = join(import.meta.dirname, "../../../crates/library/words", language, "offline.ftl");
      const renewed = readFileSync(ours, "utf8").replace(/^session-offline-title = .*$/m, "session-offline-title = Renewed");
      mkdirSync(join(library, "words", language), { recursive: true });
      writeFileSync(join(library, "words", language, "offline.ftl"), renewed);
    }
    const { page, context } = await open(browser, server.origin);
    const shells = async (page: Page) => (await cached(page)).filter((path) => path.endsWith("/en"));
    const title = async () => {
      const opened = await context.newPage();
      await opened.goto("/today");
      await person.inPhase(opened, "offline");
      const text = await opened.locator("[data-in=offline] h1").innerText();
      const build = JSON.parse((await opened.locator("#frame").textContent())!) as { build: string };
      await opened.locator("#offline-session").click();
      await person.inPhase(opened, "welcome");
      assert.match(await opened.locator("#frame").textContent() ?? "", new RegExp(build.build));
      await opened.close();
      return text;
    };
    await arrive(page);
    await person.toSession(page);
    await person.eventually(() => has(page, "/cat-cow"));
    await server.kill();
    const { place, port } = server;
    server = await Server.start({ place, port, arguments: ["--library", library] });
    await page.goto("/settings");
    await person.eventually(async () => (await shells(page)).length === 2);
    await page.close();
    await server.kill();
    assert.equal(await title(), "No connection just now");

    // With a connection the session is handed out again, by the renewed one.
    await server.start();
    const again = await context.newPage();
    await again.goto("/session/cat-cow");
    await person.inPhase(again, "welcome");
    await again.close();
    await server.kill();
    assert.equal(await title(), "Renewed");
    await context.close();
  } finally {
    rmSync(library, { recursive: true, force: true });
  }
});

test("the camera follows without a connection: its networks come from the cache", async () => {
  const seeing = await launch({ file: stream("cat-cow") });
  try {
    const { page } = await open(seeing, server.origin);
    await arrive(page);
    await person.toSession(page);
    await person.eventually(() => has(page, "pose_landmark_full.tflite", "pose_solution_packed", "browser_bg.wasm", "litert"), 60_000);
    await server.kill();
    await page.reload();
    await person.startWithCamera(page);
    await person.waitForRepetitions(page, 2, 90_000);
    const result = await person.finish(page);
    assert.equal(result.tier, "measured");
    await person.save(page);
    await page.locator("#kept", { hasText: "Kept in this browser" }).waitFor();
    await server.start();
    await page.waitForURL("**/progress", { timeout: 60_000 });
    const sessions = await person.record(page);
    assert.deepEqual(sessions.map(({ results }) => results.length), [1]);
  } finally {
    await seeing.close();
  }
});

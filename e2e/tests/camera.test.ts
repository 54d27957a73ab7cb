// "Try your camera": what is seen is said and drawn, the camera hangs as it hangs, and it goes off.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { accessible } from "../support/accessible.js";
import { type FakeCamera, launch, open, type Page } from "../support/browser.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { stream } from "../support/settings.js";

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

interface Watched {
  tracks: MediaStreamTrack[];
  hangs: { turnDeg: number; mirrored: boolean }[];
}

/** Keeps the page's camera tracks, and what it tells its worker about how the camera hangs. */
function watch() {
  const watched: Watched = { tracks: [], hangs: [] };
  Object.assign(globalThis, { watched });
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wish) => {
    const stream = await ask(wish);
    watched.tracks.push(...stream.getTracks());
    return stream;
  };
  const tell = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, ...sent: [never]) {
    const { kind, turnDeg, mirrored } = sent[0] as { kind: string; turnDeg: number; mirrored: boolean };
    if (kind === "camera") watched.hangs.push({ turnDeg, mirrored });
    tell.apply(this, sent);
  };
}

const tracks = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.tracks.map(({ readyState }) => readyState));
const lastHangs = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.hangs.at(-1));

async function withPage(camera: FakeCamera, path: string, story: (page: Page, errors: string[]) => Promise<void>, flags: string[] = []) {
  const browser = await launch(camera, flags);
  try {
    const { page, errors } = await open(browser, server.origin);
    await page.addInitScript(watch);
    await page.goto(path);
    await story(page, errors);
  } finally {
    await browser.close();
  }
}

const inState = (page: Page, state: string) => page.locator(`main#camera[data-state="${state}"]`).waitFor({ timeout: 60_000 });

async function start(page: Page) {
  await page.locator("#start").click();
  await inState(page, "running");
}

const sight = (page: Page) => page.locator("#sight").getAttribute("data-state");

/** The canvas, and how many of its pixels have the colour of the back's line. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const { width, height } = document.querySelector<HTMLCanvasElement>("#picture")!;
    const copy = new OffscreenCanvas(width, height).getContext("2d")!;
    copy.drawImage(document.querySelector<HTMLCanvasElement>("#picture")!, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let back = 0;
    for (let at = 0; at < data.length; at += 4) {
      back += Number(Math.abs(data[at]! - 255) + Math.abs(data[at + 1]! - 180) + Math.abs(data[at + 2]! - 107) < 12);
    }
    return { width, height, back };
  });

/** Two cameras, which show a test picture: a file serves one camera only. */
const TWO = ["--use-fake-device-for-media-stream=device-count=2"];

describe("trying the camera", () => {
  test("somebody on hands and knees is seen and drawn; afterwards the camera is off and the worker gone", () =>
    withPage({ file: stream("cat-cow") }, "/camera?exercise=cat-cow", async (page, errors) => {
      assert.deepEqual(await tracks(page), [], "nobody asked for the camera yet");
      await start(page);
      await person.eventually(async () => (await sight(page)) !== "not-seen");
      assert.match(await page.locator("#sight").innerText(), /^(Seen: all of you|Partly seen\. I can’t see your \w+)/);
      assert.match(await page.locator("#advice").innerText(), /\w+/);
      await page.locator("#networks:not(:empty)").waitFor();
      assert.match(await page.locator("#networks").innerText(), /network · .+ · \d+ pictures a second/);
      await person.eventually(async () => (await drawn(page)).back > 100);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await accessible(page, colorScheme);
      }
      assert.ok(page.workers().length > 0);
      await page.locator("#stop").click();
      await inState(page, "idle");
      assert.deepEqual(await tracks(page), ["ended"]);
      await person.eventually(async () => page.workers().length === 0);
      assert.match(await page.locator("#off").innerText(), /camera is off/i);
      assert.deepEqual(errors, []);
    }));

  test("an empty room: not seen, and said so", () =>
    withPage({ file: stream("empty-room") }, "/camera", async (page) => {
      await start(page);
      await page.waitForTimeout(3000);
      assert.equal(await sight(page), "not-seen");
      assert.match(await page.locator("#sight").innerText(), /^Not seen/);
      assert.match(await page.locator("#advice").innerText(), /can.t see you/i);
      assert.equal((await drawn(page)).back, 0);
    }));

  test("a camera that hangs on its side or mirrors: the worker knows, the picture is turned, and it is remembered", () =>
    withPage({ file: stream("standing") }, "/camera", async (page) => {
      await start(page);
      assert.deepEqual(await lastHangs(page), { turnDeg: 0, mirrored: false });
      await person.eventually(async () => (await sight(page)) !== "not-seen");
      const upright = await drawn(page);
      assert.ok(upright.width > upright.height);
      await page.locator("#turn").click();
      await page.locator("#mirrored").check();
      assert.deepEqual(await lastHangs(page), { turnDeg: 90, mirrored: true });
      await person.eventually(async () => (await drawn(page)).height === upright.width);
      await page.goto("/camera");
      await start(page);
      assert.deepEqual(await lastHangs(page), { turnDeg: 90, mirrored: true });
      assert.ok(await page.locator("#mirrored").isChecked());
      for (const turnDeg of [180, 270, 0]) {
        await page.locator("#turn").click();
        assert.deepEqual(await lastHangs(page), { turnDeg, mirrored: true });
      }
      // The session page looks through the same camera.
      await page.locator("#turn").click();
      await person.toSession(page);
      await page.locator("#allow-camera").click();
      await person.inPhase(page, "setup", 60_000);
      assert.deepEqual(await lastHangs(page), { turnDeg: 90, mirrored: true });
    }));

  test("with two cameras one can be chosen, and what is hidden is not watched", () =>
    withPage("absent", "/camera", async (page) => {
      await start(page);
      const choice = page.locator("#choice");
      await choice.waitFor();
      assert.equal(await choice.locator("option").count(), 2);
      await choice.selectOption({ index: 1 });
      await person.eventually(async () => (await tracks(page)).join() === "ended,live");
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      const enabled = () => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched.tracks.at(-1)!.enabled);
      // The other camera may still be opening: then it is paused as soon as it is there.
      await person.eventually(async () => !(await enabled()));
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: false, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await person.eventually(enabled);
      await page.evaluate(() => dispatchEvent(new Event("pagehide")));
      assert.deepEqual(await tracks(page), ["ended", "ended"]);
    }, TWO));

  test("a chosen camera that does not start: another one looks, and the choice is not remembered", () =>
    withPage("absent", "/camera", async (page) => {
      await start(page);
      const choice = page.locator("#choice");
      await choice.waitFor();
      const before = await choice.inputValue();
      await page.evaluate(() => {
        const { mediaDevices } = navigator;
        const ask = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (wish) => {
          if (typeof wish?.video === "object" && wish.video.deviceId !== undefined) throw new DOMException("taken", "NotReadableError");
          return ask(wish);
        };
      });
      await choice.selectOption({ index: 1 });
      await person.eventually(async () => (await tracks(page)).join() === "ended,live");
      await person.eventually(async () => (await choice.inputValue()) === before);
      assert.equal(await page.locator("main#camera").getAttribute("data-state"), "running");
      assert.equal(await page.evaluate(() => localStorage.getItem("dorsal-camera")), null);
    }, TWO));

  for (const [name, camera, words] of [
    ["refused", "refused", /allow the camera/i],
    ["absent", "absent", /connect one/i],
  ] as const) {
    test(`${name}: the next step is said, and there is a way on`, () =>
      withPage(camera, "/camera", async (page) => {
        await page.locator("#start").click();
        await inState(page, "failed");
        assert.match(await page.locator("#failed-text").innerText(), words);
        assert.ok(await page.locator("#retry").isVisible());
        await page.locator('[data-in="failed"] a[href="/"]').click();
        await page.locator("#exercises").waitFor();
        await person.eventually(async () => page.workers().length === 0);
      }));
  }

  test("without JavaScript it says what it needs", async () => {
    const browser = await launch();
    const { page } = await open(browser, server.origin, { javaScriptEnabled: false });
    await page.goto("/camera");
    assert.match(await page.locator("main noscript, main .notice").first().innerText(), /needs JavaScript/);
    assert.equal(await page.locator("#start").isVisible(), false);
    await browser.close();
  });
});

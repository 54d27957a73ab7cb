// One person, one exercise, real pixels: from the guide to the record.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { type Browser, launch, open } from "../support/browser.js";
import { netLogFlags, requestsOf } from "../support/netlog.js";
import * as person from "../support/person.js";
import { freePort, Server } from "../support/server.js";
import { stream } from "../support/settings.js";
import { Wire } from "../support/wire.js";

/** Headers of some thirty requests and a set's result: a single small picture would be more. */
const MOST_BYTES_SENT = 120_000;
/** How JPEG, PNG, WebP and GIF files begin. */
const PICTURES = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("\x89PNG", "latin1"), Buffer.from("WEBP"), Buffer.from("GIF8")];
/** The same as data inside of JSON. */
const PICTURES_AS_TEXT = ["data:image", "/9j/4AAQ", "iVBORw0KGgo"];

let server: Server;
let browser: Browser;
let wire: Wire;
let netLog: string;

before(async () => {
  const front = await freePort();
  server = await Server.start({ arguments: ["--public-url", `http://localhost:${front}`] });
  wire = await Wire.between(front, server.port);
  netLog = join(server.place.folder, "net-log.json");
  browser = await launch({ file: stream("cat-cow") }, netLogFlags(netLog));
});

after(async () => {
  await browser?.close();
  wire?.close();
  await server?.dispose();
});

test("six repetitions are counted, kept, shown, and still there after kill -9; nothing else leaves the browser", async () => {
  const origin = `http://localhost:${wire.port}`;
  const { page, context, errors } = await open(browser, origin);
  const asked: string[] = [];
  const bodies: string[] = [];
  context.on("request", (request) => {
    asked.push(request.url());
    const body = request.postDataBuffer();
    if (body !== null) bodies.push(body.toString("latin1"));
  });

  await person.toSession(page, { pain: 4 });
  await person.startWithCamera(page);
  await person.waitForRepetitions(page, 6, 90_000);
  // A seventh would come now.
  await page.waitForTimeout(4000);
  const result = await person.finish(page);
  assert.equal(result.repetitions, 6);
  assert.equal(result.tier, "measured");
  assert.equal(result.exercise, "cat-cow");
  assert.ok(result.tracked_share > 0.9, `tracked share ${result.tracked_share}`);
  assert.ok(result.curve.some(({ index }) => index !== null), "the curve of the back over time");

  await person.save(page, { pain: 2, effort: 4 });
  await page.waitForURL(/\/progress/);
  const shown = async () => {
    assert.equal((await page.locator(".repetitions").first().innerText()).trim(), "6");
    assert.match(await page.locator(".pain").first().innerText(), /4\s*→\s*2/);
    assert.ok((await page.locator("main figure svg").count()) > 0, "the plot of the curve");
  };
  await shown();

  await server.kill("SIGKILL");
  await server.start();
  await page.goto("/progress");
  await shown();
  const sessions = await person.record(page);
  assert.deepEqual(
    sessions.map(({ results }) => results.map(({ repetitions, tier }) => [repetitions, tier])),
    [[[6, "measured"]]],
  );
  assert.deepEqual(errors, []);
  await browser.close();

  // What page and workers asked for, as the driver and as the network stack saw it.
  const elsewhere = (urls: string[]) => urls.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(`${origin}/`));
  assert.deepEqual(elsewhere(asked), []);
  const all = requestsOf(origin, netLog);
  assert.ok(all.some((url) => url.endsWith("pose_landmark_full.tflite")), "the log sees the worker's requests");
  assert.deepEqual(elsewhere(all), []);

  // What was sent: forms and JSON, no pictures.
  const sent = wire.sent;
  assert.ok(sent.length > 1000 && sent.length < MOST_BYTES_SENT, `${sent.length} bytes were sent`);
  for (const magic of PICTURES) assert.equal(sent.indexOf(magic), -1, `a picture among the bytes sent: ${magic}`);
  for (const text of PICTURES_AS_TEXT) assert.equal(sent.indexOf(text), -1, `a picture among the bytes sent: ${text}`);
  assert.ok(bodies.length > 0);
  assert.ok(!all.some((url) => url.includes("/api/recordings")), "nothing is kept that nobody has wished for");
  for (const body of bodies) assert.match(body, /^(\{.*\}|[\w.%+-]+=.*)$/s, "a body is JSON or a form");
});

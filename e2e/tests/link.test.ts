// A lost cookie does not lose a record.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "../support/browser.js";
import * as person from "../support/person.js";
import { run, Server } from "../support/server.js";

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

test("`dorsal link` opens the record in another browser, once", async () => {
  const browser = await launch();
  try {
    const first = await open(browser, server.origin);
    await person.toSession(first.page, { pain: 5 });
    await first.page.locator("#without-camera").click();
    await person.inPhase(first.page, "moving");
    await person.waitForRepetitions(first.page, 1, 30_000);
    await person.finish(first.page);
    await person.save(first.page);
    await first.page.waitForURL(/\/progress/);
    const before = await person.record(first.page);
    assert.equal(before.length, 1);

    const { data, key } = server.place;
    const made = await run("link", "--data", data, "--key-file", key, "--public-url", server.origin);
    assert.equal(made.code, 0, made.stderr);
    const link = made.stdout.trim();
    assert.ok(link.startsWith(`${server.origin}/link/`), link);

    const second = await open(browser, server.origin);
    await second.page.goto(link);
    await second.page.locator("main form [type=submit]").click();
    await second.page.waitForURL(/\/progress/);
    assert.deepEqual(await person.record(second.page), before);

    const third = await open(browser, server.origin);
    const used = await third.page.goto(link);
    assert.equal(used?.status(), 410);
    assert.equal(await third.page.locator("main form").count(), 0);
    assert.deepEqual((await third.page.request.get("/api/record")).status(), 401);
  } finally {
    await browser.close();
  }
});

// The safety check is state on the server: it cannot be skipped, and each sign leads to its own advice.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";

import { Person } from "../support/http.js";
import type { Answers } from "../support/person.js";
import { Server } from "../support/server.js";

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

const words = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&[^;]+;/g, " ");

describe("the safety check", () => {
  const closed: [Answers, RegExp][] = [
    [{ yes: ["chest-pain"] }, /112/],
    [{ yes: ["tearing-pain"] }, /112/],
    [{ yes: ["breathless"] }, /112/],
    [{ yes: ["leg-weakness"] }, /112/],
    [{ yes: ["saddle-numbness"] }, /112/],
    [{ yes: ["major-trauma"] }, /112/],
    [{ yes: ["fever"] }, /808 24 24 24|24 hours|today/],
    [{ yes: ["sharp-or-new"] }, /today|now/],
    [{ age: 17 }, /adults/],
    [{ yes: ["belly"] }, /belly/i],
    [{ yes: ["osteoporosis"] }, /osteoporosis|bone/i],
    [{ yes: ["spine-surgery"] }, /operation/i],
    [{ yes: ["cancer"] }, /cancer/i],
    [{ yes: ["cancer", "leg-weakness"] }, /112/],
    [{ pain: 8 }, /pain/i],
  ];
  for (const [answers, advice] of closed) {
    test(`${JSON.stringify(answers)}: advice, and no session`, async () => {
      const person = new Person(server);
      await person.consent();
      const done = await person.check(answers);
      assert.equal(done.status, 303);
      assert.equal(done.location, "/advice");
      const page = await person.get("/advice");
      assert.equal(page.status, 200);
      assert.match(words(page.text), advice);
      const session = await person.get("/session/cat-cow");
      assert.equal(session.status, 303);
      assert.doesNotMatch(session.location ?? "", /\/session/);
      // Answering again opens nothing.
      await person.check();
      assert.equal((await person.get("/session/cat-cow")).status, 303);
    });
  }

  test("nothing that speaks against it: the session", async () => {
    const person = new Person(server);
    await person.consent();
    assert.match((await person.check()).location ?? "", /^\/session\/cat-cow/);
    assert.equal((await person.get("/session/cat-cow")).status, 200);
  });

  test("it cannot be skipped by typing an address", async () => {
    const stranger = new Person(server);
    const typed = await stranger.get("/session/cat-cow");
    assert.equal(typed.status, 303);
    assert.match(typed.location ?? "", /^\/check/);
    await stranger.consent();
    assert.match((await stranger.get("/session/cat-cow")).location ?? "", /^\/check/);
  });

  test("an unanswered question counts as not asked", async () => {
    const person = new Person(server);
    await person.consent();
    const done = await person.post("/check/questions", { "chest-pain": "no", exercise: "cat-cow", pain: "2" });
    // The next question, and nothing else.
    assert.equal(done.status, 303);
    assert.match(done.location ?? "", /^\/check\/questions\?n=2/);
    assert.match((await person.get("/session/cat-cow")).location ?? "", /^\/check/);
  });

  test("an unknown country: the list of numbers, and no session", async () => {
    const person = new Person(server);
    await person.consent("other");
    const page = await person.get("/check?exercise=cat-cow");
    assert.match(words(page.text), /Portugal.*112/s);
    assert.match((await person.get("/session/cat-cow")).location ?? "", /^\/check/);
  });

  test("a result without a ticket of this server is refused", async () => {
    const command = (ticket: string) => ({
      id: randomUUID(),
      kind: "session-ended",
      occurred_at: "2026-03-01T09:30:00+00:00[UTC]",
      ticket,
      pain: 1,
      effort: 1,
    });
    const stranger = new Person(server);
    assert.equal((await stranger.command(command(randomUUID()))).status, 401);
    const person = new Person(server);
    await person.consent();
    const refused = await person.command(command(randomUUID()));
    assert.ok(refused.status >= 400 && refused.status < 500, `status ${refused.status}`);
    await person.check();
    const submitted = await person.command({ ...command(randomUUID()), kind: "start-session", exercise: "cat-cow" });
    assert.ok(submitted.status >= 400 && submitted.status < 500, `status ${submitted.status}`);
  });
});

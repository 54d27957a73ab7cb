// Every page and every state of the session page, one after another: the one list for whoever looks at them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

import * as person from "./person.js";
import { ROSTER_HEAD } from "./server.js";

/** The sponsor that the server must offer, and the people on its roster. */
export const SPONSOR: [string, string] = ["Northwind Traders", "North Star"];
export const PEOPLE = ["E-0042,Ana,Silva,1980-03-31,self,2026-01-01,"];

/** Called at each of them, with a name that says what it is. */
export type Look = (name: string) => Promise<void>;

/**
 * Walks through all of them in one fresh browser profile with the camera stream `cat-cow`: somebody who looks around, agrees, gets a
 * programme, does its first session before the camera, looks at what came of it, and stops the next one for a danger sign. Then those
 * who work here: `first` is the server's link for its first operator.
 */
export async function walk(page: Page, look: Look, first: string) {
  await strangers(page, look);
  await joining(page, look);
  await towardsProgramme(page, look);
  await firstSession(page, look);
  await afterwards(page, look);
  await stop(page, look);
  await otherOutcomes(page, look);
  await work(page, look, first);
}

const visit = (page: Page, look: Look) => async (name: string, path: string) => {
  await page.goto(path);
  await look(name);
};

/** What anybody sees. */
async function strangers(page: Page, look: Look) {
  const at = visit(page, look);
  await at("guide", "/");
  await at("exercise", "/exercise/open-book");
  await at("learn", "/learn");
  await at("lesson", "/learn/sleep");
  await at("avoid", "/avoid");
  await at("flare-up", "/flare-up");
  await at("emergency", "/emergency");
  await at("about", "/about");
  await at("settings", "/settings");
  await at("progress-empty", "/progress");
  await at("not-found", "/nowhere");
  await at("link-used", "/link/none");
  await at("account-welcome", "/account");
  await at("account-new", "/account/new");
  await at("account-sign-in", "/account/sign-in");
  await at("account-recover", "/account/recover");
  await at("invitation-used", "/invitation/none");
  // Who does not work here is told this.
  await at("not-for-everybody", "/operator");
  await at("not-for-everybody", "/operator/sponsors");
  await at("not-for-everybody", "/operator/sponsors/new");
  await at("not-for-everybody", "/operator/sponsors/none");
  await at("not-for-everybody", "/sponsor");
  await at("not-for-everybody", "/clinic");
  await at("not-for-everybody", "/clinic/emergency");
  await at("camera", "/camera?exercise=cat-cow");
  await page.locator("#start").click();
  await page.locator('#camera[data-state="running"] #sight:not([data-state="not-seen"])').waitFor({ timeout: 60_000 });
  await page.locator("#networks:not(:empty)").waitFor();
  await look("camera-running");
}

/** The search for a sponsor, and what is answered to somebody who asks whether they are covered. */
async function joining(page: Page, look: Look) {
  const at = visit(page, look);
  await at("join", "/join");
  await page.locator("#sponsor").pressSequentially("north");
  await page.locator("#sponsor-list li").first().waitFor();
  await look("join-typing");
  await at("join-found", "/join?q=north+star");
  await at("join-none", "/join?q=bakery");
  await page.goto("/join?q=northwind");
  await page.locator(".sponsors a").first().click();
  await look("join-sponsor");
  for (const [name, answers, heading] of [
    ["join-missing", { id: "--", day: "31" }, ".error"],
    ["join-not-found", { id: "E-0041", day: "31" }, '[data-result="not-found"]'],
    ["join-eligible", { id: "E-0042", day: "31" }, '[data-result="eligible"]'],
  ] as const) {
    await person.asksToJoin(page, answers);
    await page.locator(heading).first().waitFor();
    await look(name);
  }
}

async function towardsProgramme(page: Page, look: Look) {
  await page.goto("/check");
  await look("check");
  await person.agree(page);
  await look("question");
  await person.answer(page, {
    at: async (question) => {
      if (question === "spine-surgery" || question === "age") await look(`question-${question}`);
      if (question !== "pain") return;
      await person.submit(page);
      await page.locator(".error").first().waitFor();
      await look("question-missing");
    },
  });
  await page.waitForURL(/\/advice/);
  await look("outcome");
  await page.goto("/today");
  await look("today-intake");
  await page.goto("/intake");
  await person.submit(page);
  await page.locator(".error").first().waitFor();
  await look("intake-missing");
  await person.intake(page, { at: (part) => look(`intake-${part}`) });
  await look("programme");
  await page.goto("/settings/movements");
  await look("movements-to-keep");
  await page.locator('input[name=days][value="30"]').check();
  await page.locator("form:has(input[name=days]) [type=submit]").click();
  await page.waitForURL(/saved=yes/);
  await page.goto("/today");
  await look("today-session");
}

/** The session of the programme: cat-cow before the camera, the rest is left out. */
async function firstSession(page: Page, look: Look) {
  await page.goto("/session");
  await look("session-welcome");
  const build = await page.evaluate(() => (JSON.parse(document.getElementById("frame")!.textContent!) as { build: string }).build);
  const language = await page.locator("html").getAttribute("lang");
  await visit(page, look)("offline", `/offline/${build}/${language}`);
  await page.goto("/session");
  await page.locator("#allow-camera").click();
  await person.inPhase(page, "next", 60_000);
  // Time enough for whoever looks.
  for (let more = 0; more < 3; more += 1) await page.locator("#longer").click();
  await look("session-next");
  await page.locator("#next-change").click();
  await look("session-change");
  await page.keyboard.press("Escape");
  await person.leaveOutUntil(page, "cat-cow");
  await page.locator("#ready").click();
  await person.inPhase(page, "setup", 60_000);
  await look("session-setup");
  await person.waitForMoving(page, { anywayAfterS: 15 });
  await person.waitForRepetitions(page, 3, 90_000);
  await look("session-moving");
  await page.locator("#pause").click();
  await person.inPhase(page, "paused");
  await look("session-paused");
  await page.keyboard.press("?");
  await look("session-keys");
  await page.keyboard.press("Escape");
  await page.locator("#stop").click();
  await page.locator("#stop-dialog[open]").waitFor();
  await look("session-stop");
  await page.locator("#stop-back").click();
  await page.locator("#paused-finish").click();
  await person.leaveOutUntil(page, null);
  await look("session-after");
  await person.save(page);
  await person.leaveSession(page);
}

async function afterwards(page: Page, look: Look) {
  const at = visit(page, look);
  await at("today-done", "/today");
  await at("progress", "/progress");
  const again = page.locator('a[href^="/progress/1/"]');
  await person.eventually(async () => {
    await page.goto("/progress/1");
    return (await again.count()) > 0;
  });
  await again.first().click();
  await page.waitForURL(/\/progress\/1\/\d+$/);
  await look("movement-again");
  await page.goto("/progress/1");
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await look("progress-session");
  await at("questionnaire", "/measure/pain");
  for (const [name, value] of [["now", 3], ["average", 4], ["worst", 6]] as const) await person.choose(page, name, value);
  await page.locator("form.measure [type=submit]").click();
  await page.waitForURL(/\/measure\/pain\/answered$/);
  await look("questionnaire-answered");
  await at("flare-up-now", "/flare-up");
  await at("reminders", "/settings/reminders");
  await page.locator('[name="day-2"]').check();
  await page.locator("main form .button").first().click();
  await page.locator('[role="status"]').waitFor();
  await look("reminders-saved");
  await page.locator('[name="what"][value="new"]').click();
  await look("calendar-address");
  await at("record", "/settings/record");
  await page.locator('form[action="/settings/link"] button').click();
  await look("record-link");
  const link = await page.locator("input.address").inputValue();
  await at("link", new URL(link).pathname);
  await account(page, look);
  await at("withdraw", "/settings/withdraw");
  await at("erase", "/settings/erase");
  await person.submit(page);
  await look("erase-sure");
}

/** Somebody makes an account beside the record of the browser, looks around, and signs out again. */
async function account(page: Page, look: Look) {
  await page.goto("/account/new");
  await page.locator('input[name="name"]').fill(`Ana ${Date.now()}`);
  await page.locator('input[name="password"]').fill("passwordpassword");
  await page.locator("main form [type=submit]").click();
  await page.locator('[role="alert"]:visible').waitFor();
  await look("account-weak");
  await page.locator('input[name="password"]').fill(person.PASSWORD);
  await page.locator("main form [type=submit]").click();
  await page.locator(".codes").waitFor();
  await look("account-codes");
  await page.goto("/account");
  await look("account");
  await page.goto("/account/delete");
  await look("account-delete");
  await page.goto("/account");
  await page.locator('button[name="where"][value="here"]').click();
  await page.waitForURL(/\/account$/);
}

/** One exercise without the camera, and a stop in the middle of it. */
async function stop(page: Page, look: Look) {
  await page.goto("/check?exercise=cat-cow");
  await page.waitForURL(/\/check\/questions/);
  await look("check-before-session");
  await person.submit(page);
  await page.locator(".missing").first().waitFor();
  await look("check-before-session-missing");
  await person.answer(page);
  await page.waitForURL(/\/session/);
  await look("session-welcome-one");
  await page.locator("#without-camera").click();
  await person.inPhase(page, "moving");
  await page.waitForTimeout(500);
  await look("session-without-camera");
  await page.locator("#stop").click();
  await page.locator('[data-reason="new-symptom"]').click();
  await person.inPhase(page, "stopped");
  await page.waitForTimeout(500);
  await look("session-stopped");
  await page.goto("/check/again");
  await look("check-again");
  await person.answer(page, { yes: ["chest-pain"] });
  await page.waitForURL(/\/advice/);
  await look("advice-emergency");
}

/** The other ends of the questions, each for somebody new. */
async function otherOutcomes(page: Page, look: Look) {
  for (const [name, answers] of [
    ["advice-today", { yes: ["fever"] }],
    ["advice-provider-first", { yes: ["cancer"] }],
    ["outcome-seated", { yes: ["floor"] }],
    ["country-unknown", { country: "other" }],
  ] as const) {
    await page.context().clearCookies();
    await page.goto("/check");
    await person.agree(page, answers as person.Answers);
    await person.answer(page, answers as person.Answers);
    await look(name);
  }
}

/** Those who work here, one after another. */
export async function work(page: Page, look: Look, first: string) {
  const invitations = await operator(page, look, first);
  await clinician(page, look, invitations.clinician);
  await payer(page, look, invitations.sponsor);
}

/** Who runs this Dorsal; what they invite others with. */
async function operator(page: Page, look: Look, first: string) {
  await page.context().clearCookies();
  if ((await page.goto(first))?.status() === 410) {
    await person.signsIn(page, "Olga");
  } else {
    await look("invitation");
    await person.makesAccount(page, first, "Olga");
  }
  await page.goto("/operator");
  await page.locator('form[action="/operator/invite"] button').click();
  await look("operator-link");
  const clinician = await page.locator("input.address").inputValue();
  await page.goto("/operator/sponsors/new");
  await look("sponsor-new");
  await page.locator('[name="name"]').fill("Contoso");
  for (const box of await page.locator('input[type="checkbox"]').all()) await box.uncheck();
  await page.locator("main form [type=submit]").click();
  await page.locator('[role="alert"]:visible').waitFor();
  await look("sponsor-new-missing");
  await page.goto("/operator/sponsors");
  await look("sponsors");
  await page.locator('main a[href^="/operator/sponsors/"]:not([href$="/new"])').first().click();
  await page.waitForURL(/\/operator\/sponsors\/[0-9a-f-]{36}$/);
  await look("sponsor");
  await page.locator('form[action$="/invite"] button').click();
  const sponsor = await page.locator("input.address").inputValue();
  await page.goBack();
  for (const state of ["tried", "done"]) {
    const lines = [ROSTER_HEAD, ...PEOPLE, "E-0043,Rui,Costa,1980-02-30,self,2026-01-01,", ""];
    await page.locator('input[type="file"]').setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
    await page.locator('form[enctype="multipart/form-data"] [type=submit]').click();
    await page.locator(`[data-report="${state}"]`).waitFor();
    await look(`roster-${state}`);
  }
  await page.goto("/operator");
  await look("operator");
  return { clinician, sponsor };
}

/** Who answers what waits: a lock of somebody who is in the clinic's care. */
async function clinician(page: Page, look: Look, invitation: string) {
  const ana = await page.context().browser()!.newContext({ baseURL: new URL(page.url()).origin });
  const member = await ana.newPage();
  const name = `Ana ${Date.now()}`;
  await person.makesAccount(member, "/account/new", name);
  await member.goto("/check");
  await person.agree(member);
  await page.context().clearCookies();
  await person.makesAccount(page, new URL(invitation).pathname, `Dr Rui ${Date.now()}`);
  await page.goto("/clinic");
  await look("clinic-before");
  await page.locator('form[action="/clinic/enrol"] [name="whose"]').fill(name);
  await page.locator('[name="enrolment"][value="clinic"]').click();
  await page.waitForURL(/\/clinic\?enrolled$/);
  await person.answer(member, { yes: ["cancer"] });
  await member.waitForURL(/\/advice/);
  await ana.close();
  await page.goto("/clinic");
  await page.locator("[data-lock]").first().waitFor();
  await look("clinic");
  await page.goto("/clinic/emergency");
  await look("emergency-access");
  await page.locator('[name="whose"]').fill(name);
  await page.locator('[name="reason"]').fill("found unconscious at home");
  await page.locator("main form button").click();
  await page.locator(".entries li").first().waitFor();
  await look("emergency-record");
}

/** Who pays for others, before there are numbers. */
async function payer(page: Page, look: Look, invitation: string) {
  await page.context().clearCookies();
  await person.makesAccount(page, new URL(invitation).pathname, `Northwind HR ${Date.now()}`);
  await page.goto("/sponsor");
  await look("sponsor-numbers");
}

/** The patterns of all addresses where people find a page, from the server's own table. */
export function routes(): string[] {
  const table = readFileSync(join(import.meta.dirname, "../../../crates/server/src/lib.rs"), "utf8");
  const patterns = [...table.matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g)].map((match) => match[1]!);
  // Files and data are no pages.
  return patterns.filter((pattern) => !/\.\w+$|^\/(api|assets|calendar|figure|health|language)\b|\{run\}$/.test(pattern));
}

/** Whether an address belongs to a pattern of that table. */
export function belongs(pathname: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(pathname);
}

// What a person does on the pages, as the pages ask for it.
import type { Page } from "playwright-core";

/** The yes/no questions of the screening, without those that follow on a yes. */
export const QUESTIONS = [
  "chest-pain",
  "tearing-pain",
  "breathless",
  "leg-weakness",
  "saddle-numbness",
  "major-trauma",
  "electric-shocks",
  "fever",
  "rash",
  "sharp-or-new",
  "worse-weekly",
  "band-like",
  "constant-pain",
  "night-pain",
  "lump",
  "weight-loss",
  "belly",
  "long-and-early",
  "no-better",
  "cancer",
  "immune",
  "infection-risk",
  "osteoporosis",
  "spine-surgery",
  "chest-or-shoulder-surgery",
  "bleeding",
  "heart-lung",
  "pregnant",
  "neurological",
  "fall",
  "floor",
] as const;

/** What follows on a yes. */
export const FOLLOWS: Partial<Record<Question, string>> = {
  "leg-weakness": "leg-weakness-rapid",
  belly: "belly-severe",
  osteoporosis: "osteoporosis-sudden",
  "spine-surgery": "spine-surgery-recent",
  neurological: "steady-agreed",
};

export type Question = (typeof QUESTIONS)[number];

export interface Answers {
  country?: string;
  /** Slug of the exercise that the person is on the way to. */
  exercise?: string;
  yes?: Question[];
  age?: number;
  pain?: number;
  /** Called at each question that stands alone, before it is answered. */
  at?: (question: string) => Promise<void>;
}

/** `care::ExerciseResult`, as far as these programs read it. */
export interface Result {
  exercise: string;
  tier: "measured" | "counted" | "timed";
  repetitions: number;
  correct: number;
  prescribed: number;
  chosen?: string;
  left?: string;
  parts?: { tier: string; side?: string; repetitions: number }[];
  hold_s: number;
  duration_s: number;
  tracked_share: number;
  frames: number;
  ms_per_frame: number;
  ended: string;
  curve: { time_s: number; index: number | null }[];
  unseen: { reason: string; seconds: number }[];
}

/** One session of `GET /api/record`. */
export interface Kept {
  results: Result[];
  stopped: string | null;
  pain_after: number | null;
  pain_peak: number | null;
  late: string | null;
  ended_at: string | null;
}

export const choose = (page: Page, name: string, value: string | number) =>
  page.locator(`label:has(input[name="${name}"][value="${value}"])`).click();

/** From the guide through consent and country to the questions, on the way to one exercise. */
export async function toQuestions(page: Page, { country = "PT", exercise = "cat-cow" }: Answers = {}) {
  await page.goto("/");
  const link = page.locator(`main a[href="/check?exercise=${exercise}"]`).first();
  if ((await link.count()) > 0) await link.click();
  else await page.goto(`/check?exercise=${exercise}`);
  const towards = await page.locator("input[name=exercise]").inputValue();
  if (towards !== exercise) throw new Error(`there is no session for "${exercise}"`);
  await agree(page, { country });
  await page.waitForURL(/\/check\/questions/);
}

/** Consent and country. */
export async function agree(page: Page, { country = "PT" }: Answers = {}) {
  await page.locator("select[name=country]").selectOption(country);
  await page.locator("input[name=consent]").check();
  await submit(page);
}

/** Answers the questions, one at a time or those of a whole page, until they lead elsewhere. */
export async function answer(page: Page, answers: Answers = {}) {
  while (/\/check\/(questions|again)/.test(page.url())) {
    const before = page.url();
    const question = await page.locator("form[data-question]").getAttribute("data-question", { timeout: 5000 }).catch(() => null);
    if (question === null) await answerPage(page, answers);
    else {
      await answers.at?.(question);
      await answerOne(page, question, answers);
    }
    await page.waitForURL((url) => url.href !== before);
  }
}

/** The one question of a page; what follows on a yes is answered with no. */
export async function answerOne(page: Page, question: string, { yes = [], age = 40, pain = 3 }: Answers = {}) {
  if (question === "pain") await choose(page, "pain", pain);
  else if (question === "age") await page.locator("input[name=age]").fill(String(age));
  else if ((await page.locator(`input[name="${question}-none"]`).count()) > 0) {
    await page.locator(`input[name="${question}-none"]`).check();
  } else {
    const value = (yes as string[]).includes(question) ? "yes" : "no";
    await page.locator(`button[name="${question}"][value="${value}"]`).click();
    return;
  }
  await submit(page);
}

async function answerPage(page: Page, { yes = [], pain = 3 }: Answers) {
  for (const question of QUESTIONS) {
    if ((await page.locator(`input[name="${question}"]`).count()) > 0) {
      await choose(page, question, yes.includes(question) ? "yes" : "no");
    }
  }
  if ((await page.locator("input[name=pain]").count()) > 0) await choose(page, "pain", pain);
  await submit(page);
}

export const submit = (page: Page) => page.locator("main form [type=submit]").click();

export interface Home {
  floor?: "yes" | "no";
  minutes?: "10" | "15" | "20";
  camera?: "yes" | "no";
  /** Called at each part of the form, before it is answered. */
  at?: (part: number) => Promise<void>;
}

/** From the first part of the intake to the programme: somebody with a chair. */
export async function intake(page: Page, { floor = "yes", minutes = "10", camera = "yes", at }: Home = {}) {
  await page.goto("/intake");
  await at?.(1);
  await choose(page, "pain_average", 3);
  await choose(page, "pain_worst", 5);
  await page.locator("input[name=long]").fill("10");
  await submit(page);
  await page.waitForURL(/part=2/);
  await at?.(2);
  await submit(page);
  await page.waitForURL(/part=3/);
  await at?.(3);
  await choose(page, "confidence", 5);
  await choose(page, "floor", floor);
  await submit(page);
  await page.waitForURL(/part=4/);
  await at?.(4);
  for (const [name, value] of [["minutes", minutes], ["sessions", "3"], ["camera", camera]] as const) await choose(page, name, value);
  await page.locator("input[name=equipment-chair]").check();
  await submit(page);
  await page.waitForURL(/\/programme/);
}

/** From nothing to a programme. */
export async function toProgramme(page: Page, home: Home = {}) {
  await page.goto("/check");
  await agree(page);
  await answer(page);
  await intake(page, home);
}

/** The exercise on the card is left out, since there is no room for it. */
export async function leaveOut(page: Page) {
  // So soon after another tap at the same place it would be taken for that one's second half.
  await page.waitForTimeout(500);
  await page.locator("#next-change").click();
  await page.locator('[data-why="no-room"]').click();
  const leave = page.locator('#change-dialog[open] [data-then="leave"]');
  if (await leave.isVisible()) await leave.click();
}

/** Leaves out what comes before an exercise; all that is left where it is null. */
export async function leaveOutUntil(page: Page, exercise: string | null) {
  for (;;) {
    await page.locator('#session:is([data-phase="next"], [data-phase="after"])').waitFor();
    if ((await phaseOf(page)) === "after") {
      if (exercise === null) return;
      throw new Error(`there is no ${exercise} in this session`);
    }
    if (exercise !== null && (await exerciseOnCard(page)) === exercise) return;
    await leaveOut(page);
  }
}

/** The slug of the exercise that comes next. */
const exerciseOnCard = (page: Page) =>
  page.evaluate(() => {
    const plan = JSON.parse(document.getElementById("plan")!.textContent!) as {
      items: { ways: { name: string; exercise: string }[] }[];
    };
    const name = document.getElementById("next-name")!.textContent;
    return plan.items.flatMap(({ ways }) => ways).find((way) => way.name === name)?.exercise;
  });

/** The whole way from the guide to the session's welcome. */
export async function toSession(page: Page, answers: Answers = {}) {
  await toQuestions(page, answers);
  await answer(page, answers);
  await page.waitForURL(`**/session/${answers.exercise ?? "cat-cow"}`);
}

export type Phase =
  | "offline"
  | "welcome"
  | "next"
  | "rest"
  | "loading"
  | "setup"
  | "countdown"
  | "moving"
  | "paused"
  | "after"
  | "saved"
  | "stopped"
  | "failed";

export async function inPhase(page: Page, phase: Phase, timeout = 30_000) {
  await page.locator(`main#session[data-phase="${phase}"]`).waitFor({ timeout });
}

export const phaseOf = (page: Page) => page.locator("main#session").getAttribute("data-phase");

/** Allows the camera and waits for the end of the countdown; impatient people press "start anyway". */
export async function startWithCamera(page: Page, patience: Patience = {}) {
  await page.locator("#allow-camera").click();
  await waitForMoving(page, patience);
}

export interface Patience {
  anywayAfterS?: number;
  timeoutS?: number;
}

/** Waits for the end of set-up and countdown. */
export async function waitForMoving(page: Page, { anywayAfterS = Infinity, timeoutS = 90 }: Patience = {}) {
  const anyway = page.locator("#start-anyway");
  let setUpSince: number | null = null;
  const deadline = Date.now() + timeoutS * 1000;
  while (Date.now() < deadline) {
    const phase = await phaseOf(page);
    if (phase === "moving") return;
    if (phase === "failed") throw new Error(`the session failed: ${await page.locator("#failed-text").innerText()}`);
    if (phase === "setup") {
      setUpSince ??= Date.now();
      if (Date.now() - setUpSince > anywayAfterS * 1000 && (await anyway.isVisible())) await anyway.click();
    }
    await page.waitForTimeout(100);
  }
  const advice = await page.locator("#advice").innerText();
  throw new Error(`the set did not start within ${timeoutS} s; phase ${await phaseOf(page)}, advice: ${advice}`);
}

export async function repetitions(page: Page): Promise<number> {
  return Number(await page.locator("#repetitions").innerText());
}

/** Waits until so many repetitions are shown. */
export async function waitForRepetitions(page: Page, count: number, timeout: number) {
  await page.waitForFunction(
    (count) => Number(document.querySelector("#repetitions")?.textContent) >= count,
    count,
    { timeout },
  );
}

/** Ends the set and returns what the page hands in. */
export async function finish(page: Page): Promise<Result> {
  await page.locator("#finish").click();
  await inPhase(page, "after");
  return resultOf(page);
}

export async function resultOf(page: Page): Promise<Result> {
  return JSON.parse((await page.locator("main#session").getAttribute("data-result")) ?? "null") as Result;
}

/** Answers how it felt, and saves. */
export async function save(page: Page, { pain = 2, peak = 3, effort = 4 } = {}) {
  await choose(page, "pain", pain);
  await choose(page, "peak", peak);
  await choose(page, "effort", effort);
  await page.locator("#save").click();
}

/** From "save" to the page that follows; it may load itself anew once the results have arrived. */
export async function leaveSession(page: Page) {
  const left = () => page.waitForURL((url) => !url.pathname.startsWith("/session"), { waitUntil: "networkidle" });
  await left().catch((error: Error) => {
    // It did so while it was waited for: that ends the first load, and the second one is what counts.
    if (!error.message.includes("ERR_ABORTED")) throw error;
    return left();
  });
}

/** Somebody new, with a programme and one session of which everything was left out. */
export async function toFirstSessionDone(page: Page) {
  await toProgramme(page);
  await page.goto("/session");
  await page.locator("#without-camera").click();
  await leaveOutUntil(page, null);
  await save(page);
  await leaveSession(page);
}

/** The sessions in the record of this browser. */
export async function record(page: Page): Promise<Kept[]> {
  const response = await page.request.get("/api/record", { headers: { accept: "application/json" } });
  if (!response.ok()) throw new Error(`GET /api/record: ${response.status()}`);
  return ((await response.json()) as { sessions: Kept[] }).sessions;
}

/** Asks again until it is so. */
export async function eventually(so: () => Promise<boolean>, timeoutMs = 30_000) {
  const deadline = Date.now() + timeoutMs;
  while (!(await so())) {
    if (Date.now() > deadline) throw new Error(`it did not come about within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Fills in whether Ana Silva may join, and asks. */
export async function asksToJoin(page: Page, { id, day }: { id: string; day: string }) {
  const form = page.locator("[data-check]");
  const fields = { member_id: id, first_name: "Ana", last_name: "Silva", day, month: "3", year: "1980" };
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  await form.locator("[type=submit]").click();
}

export const PASSWORD = "four quiet grey herons";

const named = async (page: Page, name: string) => {
  await page.locator('input[name="name"]').fill(name);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.locator("main form [type=submit]").click();
};

/** Makes an account with a password: a member's at `/account/new`, or what an invitation is for. Ends at the recovery codes. */
export async function makesAccount(page: Page, address: string, name: string) {
  await page.goto(address);
  await named(page, name);
  await page.locator(".codes").waitFor();
}

/** Signs in to an account that was made so. */
export async function signsIn(page: Page, name: string) {
  await page.goto("/account/sign-in");
  await named(page, name);
  await page.waitForURL((url) => url.pathname !== "/account/sign-in");
}

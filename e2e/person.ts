import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { randomBytes } from "node:crypto";
import { attachMedia, flows } from "./media";
import { type App, test as base } from "./server";

const password = "correct horse battery";

interface Options {
  /** Language of the browser. */
  readonly locale?: string;
  readonly dark?: boolean;
  readonly phone?: boolean;
  /** A quarter of the usual window and camera, so that more of them run well on a small machine. */
  readonly small?: boolean;
  /** Where this browser reaches the application, if not at its own address. */
  readonly through?: string;
  /** Runs in every page before anything of ours. */
  readonly before?: () => void;
}

/** Somebody with a browser of their own, signed in and looking at the people. */
export interface Person {
  readonly name: string;
  readonly username: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The same person in another browser. */
  also(options?: Options): Promise<Person>;
  /** Calls this person from the list of people. */
  call(name: string, type: "audio" | "video"): Promise<void>;
}

export interface Account {
  readonly name: string;
  readonly username: string;
}

/** Who signed up, and with what a program acts as them. */
interface Registered extends Account {
  readonly userId: string;
  readonly token: string;
}

/** Where an application is. */
type Where = Pick<App, "url">;

/** Somebody new. */
export async function register(app: Where, name: string): Promise<Registered> {
  const letters = name
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, "")
    .slice(0, 20);
  const username = `${letters}${randomBytes(4).toString("hex")}`;
  const reply = await fetch(`${app.url}/api/v1/auth/register`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ username, password, nickname: name }),
  });
  expect(reply.status).toBe(201);
  const { user, token } = (await reply.json()) as { user: { id: string }; token: string };
  return { name, username, userId: user.id, token };
}

/** A browser with a small camera picture, so that two of them run well on a small machine. */
export async function openBrowser(
  browser: Browser,
  app: Where,
  options: Options = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: options.through ?? app.url,
    locale: options.locale ?? "en",
    colorScheme: options.dark ? "dark" : "light",
    viewport: options.phone
      ? { width: 390, height: 844 }
      : options.small
        ? { width: 640, height: 400 }
        : { width: 1280, height: 800 },
    hasTouch: options.phone ?? false,
  });
  await context.addInitScript(
    (size) => localStorage.setItem("ringback.video", size),
    options.small ? "160x90" : "320x180",
  );
  if (options.before) await context.addInitScript(options.before);
  return context;
}

async function signIn(context: BrowserContext, username: string): Promise<void> {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const reply = await context.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, username, password, json: "true" },
  });
  expect(reply.ok()).toBe(true);
}

/** Brings somebody who has an account, in a browser of their own. */
export async function enter(
  browser: Browser,
  app: Where,
  account: Account,
  options: Options = {},
): Promise<Person> {
  const context = await openBrowser(browser, app, options);
  await signIn(context, account.username);
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("main")).toBeVisible();
  return {
    ...account,
    context,
    page,
    also: (more = {}) => enter(browser, app, account, more),
    call: async (name, type) => {
      const label = type === "video" ? `Video call ${name}` : `Call ${name}`;
      // The list shows its first page; with many people one searches.
      await page.getByRole("searchbox", { name: "Search people" }).fill(name);
      // Until it has been narrowed, what is clicked may move.
      await expect(page.getByRole("list", { name: "People to call" }).getByRole("listitem")).toHaveCount(1);
      await page.getByRole("button", { name: label, exact: true }).click();
    },
  };
}

/** Two people in a video call: sound and picture flow both ways. */
export async function inCall(caller: Person, callee: Person): Promise<void> {
  await caller.call(callee.name, "video");
  await callee.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([caller.page, callee.page], { video: true });
}

/** Each worker has an application of its own, so a number makes a name unique there. */
let count = 0;

/**
 * `people(names…)` brings new people, each in a browser of their own. Names are made unique among all tests. With
 * `test.use({ small: true })` all of them have small windows.
 */
export const test = base.extend<{
  people: <Names extends string[]>(...names: Names) => Promise<{ [Index in keyof Names]: Person }>;
  person: (name: string, options?: Options) => Promise<Person>;
  small: boolean;
}>({
  small: [false, { option: true }],
  person: async ({ browser, app, small }, use, testInfo) => {
    const contexts: BrowserContext[] = [];
    await use(async (name, options = {}) => {
      count += 1;
      const account = await register(app, `${name}-${String(count).padStart(4, "0")}`);
      const person = await enter(browser, app, account, { small, ...options });
      contexts.push(person.context);
      return {
        ...person,
        also: async (more) => {
          const another = await person.also(more);
          contexts.push(another.context);
          return another;
        },
      };
    });
    if (testInfo.status !== testInfo.expectedStatus) await attachMedia(contexts, testInfo);
    await Promise.all(contexts.map((context) => context.close()));
  },
  people: async ({ person }, use) => {
    await use(async (...names) => {
      const people: Person[] = [];
      for (const name of names) people.push(await person(name));
      return people as { [Index in keyof typeof names]: Person };
    });
  },
});

export { expect } from "@playwright/test";

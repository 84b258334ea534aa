import type { Page } from "@playwright/test";
import { hasNoFindings } from "./axe";
import { expect } from "./person";

declare global {
  /** What should be reached with the Tab key. */
  var tabStops: readonly HTMLElement[] | undefined;
}

/** Runs in a page: notes all that the Tab key should reach, and returns how many those are. */
function note(): number {
  // A radio group is one stop: its arrows do the rest.
  const isOneOfGroup = (element: HTMLElement) =>
    element instanceof HTMLInputElement && element.type === "radio" && !element.checked;
  globalThis.tabStops = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [tabindex='0']",
    ),
  ].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(":disabled") &&
      !isOneOfGroup(element) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest("[inert], [aria-hidden='true']") === null,
  );
  return globalThis.tabStops.length;
}

/** Runs in a page: which of the stops has the focus, and whether one sees that it has. */
function look(): { at: number; seen: boolean } {
  const { activeElement } = document;
  const shows = (element: Element | null | undefined) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && outlineWidth !== "0px";
  };
  const at = globalThis.tabStops?.findIndex((element) => element === activeElement) ?? -1;
  // A field may have its frame around it.
  const seen = shows(activeElement) || shows(activeElement?.closest("label, :focus-within:has(> :focus)"));
  return { at, seen };
}

/**
 * Runs in a page: the stops with these numbers, as a reader of a failure knows them. What is not to be seen any more
 * went with the first key, such as the words that the ringer cannot sound yet.
 */
const named = (numbers: readonly number[]): string[] =>
  numbers.flatMap((number) => {
    const element = globalThis.tabStops?.[number];
    if (element?.checkVisibility({ visibilityProperty: true }) !== true) return [];
    const name = element.getAttribute("aria-label") ?? element.textContent;
    return [`${element.tagName.toLowerCase()} “${name.trim().slice(0, 40) || element.id}”`];
  });

/** Everything that can be used is reached with the Tab key, and one sees where one is (WCAG 2.2, 2.1.1 and 2.4.7). */
async function isReached(page: Page, screen: string): Promise<void> {
  const count = await page.evaluate(note);
  expect(count, `${screen}: there is something to use`).toBeGreaterThan(0);
  const missing = new Set(Array.from({ length: count }, (_, number) => number));
  const unseen = new Set<number>();
  // Once round and a little more: the browser's own stops, such as what scrolls, are on the way.
  for (let steps = 0; missing.size > 0 && steps < 2 * count + 20; steps += 1) {
    await page.keyboard.press("Tab");
    const { at, seen } = await page.evaluate(look);
    missing.delete(at);
    if (at >= 0 && !seen) unseen.add(at);
  }
  expect(await page.evaluate(named, [...missing]), `${screen}: not reached`).toEqual([]);
  expect(await page.evaluate(named, [...unseen]), `${screen}: the focus is not seen`).toEqual([]);
}

/** axe finds nothing on this screen, and the keyboard alone is enough for it. */
export async function everybodyCanUse(page: Page, screen: string): Promise<void> {
  await hasNoFindings(page, screen);
  await isReached(page, screen);
}

/** Presses Tab until a button of this name has the focus, and fails when none is on the way. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await expect(button).toBeVisible();
  for (let steps = 0; steps < 30; steps += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} cannot be reached with the Tab key`);
}

import { describe, expect, it } from "vitest";
import { clicked } from "./click";
import { FakePage, FakeWorld } from "./testing/world";

const ring = { kind: "ring", callId: "call" } as const;

describe("A click", () => {
  it("on Decline declines the call", async () => {
    const browser = new FakeWorld();
    await clicked(browser, ring, "decline");
    expect(browser.requests.at(-1)).toBe("POST /api/v1/rtc/reject");
    expect([browser.opened, browser.titles]).toEqual([[], []]);
  });

  it("on Decline that the server does not hear of shows the call again", async () => {
    const browser = new FakeWorld();
    const reach = browser.fetch.bind(browser);
    browser.fetch = (address, init) =>
      init?.method === "POST" ? Promise.reject(new Error("no network")) : reach(address, init);
    await clicked(browser, ring, "decline");
    expect([browser.titles, browser.heard]).toEqual([["Ana"], []]);
  });

  it("on Answer opens the call and answers it, where no page is open; no address says so", async () => {
    const browser = new FakeWorld();
    browser.open = (address) => {
      browser.opened.push(`${address} with ${browser.wishes.join()}`);
      return Promise.resolve();
    };
    await clicked(browser, ring, "answer");
    expect(browser.opened).toEqual(["/call/call with call"]);
  });

  it("on Answer opens the call also where the browser keeps nothing", async () => {
    const browser = new FakeWorld();
    browser.leaveWish = () => Promise.reject(new Error("no storage"));
    await clicked(browser, ring, "answer");
    expect(browser.opened).toEqual(["/call/call"]);
  });

  it("beside the buttons shows who calls and answers nothing", async () => {
    const browser = new FakeWorld();
    await clicked(browser, ring, "");
    expect([browser.opened, browser.wishes]).toEqual([["/call/call"], []]);
  });

  it("goes to a page that is open, but not to one that acts for nobody", async () => {
    const browser = new FakeWorld();
    const [stranger, page] = [new FakePage(true, []), new FakePage(false, ["acts", "open"])];
    browser.openPages.push(stranger, page);
    await clicked(browser, ring, "answer");
    expect([browser.opened, browser.wishes]).toEqual([[], []]);
    expect([stranger.focused, page.focused]).toEqual([false, true]);
    expect(page.asked.at(-1)).toEqual({ kind: "open", callId: "call", answer: true });
  });

  it("on a missed call shows how it went", async () => {
    const browser = new FakeWorld();
    await clicked(browser, { kind: "over", callId: "call" }, "");
    expect(browser.opened).toEqual(["/call/call"]);
  });

  it("on any other notification opens the application", async () => {
    const browser = new FakeWorld();
    await clicked(browser, { kind: "other" }, "");
    expect(browser.opened).toEqual(["/"]);
  });
});

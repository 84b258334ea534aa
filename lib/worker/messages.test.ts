import { describe, expect, it, test } from "vitest";
import { asked, pushed } from "./messages";
import { watch } from "./ring";
import { ana, FakePage, FakeWorld, words } from "./testing/world";
import { wordsIn } from "./words";

const until = 1_000_000 + 30_000;
const ring = { kind: "ring", ...ana, until } as const;
const missed = { kind: "missed", ...ana } as const;
const answered = { kind: "dismissed", how: "answered", ...ana } as const;

/** What was begun and waits for nothing has been done. */
const turns = () => new Promise((resolve) => setImmediate(resolve));

function world(change: Partial<FakeWorld> = {}): FakeWorld {
  return Object.assign(new FakeWorld(), change);
}

describe("A ring that is pushed", () => {
  it("is read anew before it is heard, and stays until somebody says what to do", async () => {
    const browser = world();
    await pushed(browser, ring);
    expect(browser.requests.indexOf("GET /api/v1/rtc/call/call")).toBeGreaterThanOrEqual(0);
    expect(browser.heard).toEqual(["Ana"]);
    const [shown] = browser.screen.values();
    expect(shown?.options).toMatchObject({ requireInteraction: true, renotify: true, body: "Video call" });
    expect(shown?.options.actions?.map(({ action }) => action)).toEqual(["answer", "decline"]);
  });

  it("lets the caller know that it rings", async () => {
    const browser = world();
    await pushed(browser, ring);
    expect(browser.requests.at(-1)).toBe("GET /api/v1/rtc/active/lei");
  });

  it("that comes twice, or beside a page that nobody sees, is heard once", async () => {
    const browser = world();
    await asked(browser, { kind: "ring", call: ana });
    await pushed(browser, ring);
    await pushed(browser, ring);
    expect(browser.heard).toEqual(["Ana"]);
    expect(browser.screen.size).toBe(1);
  });

  it("is not shown beside a page that shows it", async () => {
    const browser = world();
    browser.openPages.push(new FakePage(true, ["acts", "shows"]));
    await pushed(browser, ring);
    expect(browser.screen.size).toBe(0);
  });

  it("is shown beside a page that does not, such as that of somebody else", async () => {
    const browser = world();
    browser.openPages.push(new FakePage(true, []), new FakePage(false, ["acts", "shows"]));
    await pushed(browser, ring);
    expect(browser.heard).toEqual(["Ana"]);
  });

  test.each([
    ["missed", "Missed call from Ana", "Video call"],
    ["cancelled", "Missed call from Ana", "Video call"],
    ["rejected", "Ana", "Declined on another device"],
    ["connected", "Ana", "Answered on another device"],
    ["none", "Ana", "This call is over"],
  ] as const)("of a call that is %s by then says so without a sound", async (call, title, body) => {
    const browser = world({ call });
    // The note goes by itself; it is looked at before.
    browser.wait = () => new Promise(() => undefined);
    await pushed(browser, ring);
    expect([browser.titles, browser.bodies, browser.heard]).toEqual([[title], [body], []]);
  });

  it("for who has signed out tells nobody who calls, and none comes again", async () => {
    const browser = world({ signedIn: false });
    await pushed(browser, ring);
    expect([browser.titles, browser.heard, browser.subscribed]).toEqual([["You are signed out"], [], false]);
  });

  it("is shown without a sound while the server cannot be asked, and heard once it can", async () => {
    const browser = world({ call: "away" });
    await pushed(browser, ring);
    expect([browser.titles, browser.heard]).toEqual([["Ana"], []]);
    let rounds = 0;
    browser.whileWaiting = () => {
      rounds += 1;
      browser.call = rounds === 1 ? "ringing" : "missed";
    };
    const [watched] = browser.later;
    if (watched) await watch(browser, watched);
    expect([browser.titles, browser.heard]).toEqual([["Missed call from Ana"], ["Ana"]]);
  });
});

describe("A ring that is shown", () => {
  async function shown(then: (browser: FakeWorld) => void): Promise<FakeWorld> {
    const browser = world();
    await pushed(browser, ring);
    browser.whileWaiting = () => then(browser);
    const [watched] = browser.later;
    if (watched) await watch(browser, watched);
    return browser;
  }

  it("becomes a missed call although no message says so", async () => {
    const browser = await shown((now) => (now.call = "cancelled"));
    expect(browser.titles).toEqual(["Missed call from Ana"]);
  });

  it.each(["connected", "rejected", "none"] as const)("goes when the call is %s", async (call) => {
    expect((await shown((now) => (now.call = call))).titles).toEqual([]);
  });

  it("goes when a page shows it", async () => {
    const browser = await shown((now) => {
      if (now.openPages.length === 0) now.openPages.push(new FakePage(true, ["acts", "shows"]));
    });
    expect(browser.titles).toEqual([]);
  });

  it("is not looked after any more when somebody has put it away", async () => {
    const browser = await shown((now) => now.screen.clear());
    expect([browser.titles, browser.time]).toEqual([[], 1_005_000]);
  });

  it("ends with its time where the server cannot be asked", async () => {
    const browser = await shown((now) => (now.call = "away"));
    expect(browser.titles).toEqual(["Missed call from Ana"]);
    expect(browser.time).toBeGreaterThanOrEqual(until);
    expect(browser.time).toBeLessThan(until + 5_000);
  });
});

describe("The end of a ring that is pushed", () => {
  it("takes its place", async () => {
    const browser = world();
    await pushed(browser, ring);
    browser.call = "cancelled";
    await pushed(browser, missed);
    expect(browser.titles).toEqual(["Missed call from Ana"]);
    expect(browser.heard).toEqual(["Ana"]);
  });

  it("is a note that goes by itself where there is nothing to do", async () => {
    const browser = world({ call: "connected" });
    let pass: () => void = () => undefined;
    browser.wait = () => new Promise((resolve) => (pass = resolve));
    await pushed(browser, answered);
    expect(browser.bodies).toEqual(["Answered on another device"]);
    pass();
    await expect.poll(() => browser.titles).toEqual([]);
  });

  it("leaves the ring alone when the same call rings anew before the note goes", async () => {
    const browser = world({ call: "connected" });
    let pass: () => void = () => undefined;
    browser.wait = () => new Promise((resolve) => (pass = resolve));
    await pushed(browser, answered);
    browser.call = "ringing";
    await pushed(browser, ring);
    expect([browser.titles, browser.heard]).toEqual([["Ana"], ["Ana"]]);
    pass();
    await turns();
    expect(browser.bodies).toEqual(["Video call"]);
  });

  it("leaves a newer note alone, which has a time of its own", async () => {
    const browser = world({ call: "connected" });
    const passes: (() => void)[] = [];
    browser.wait = () => new Promise((resolve) => passes.push(resolve));
    await pushed(browser, answered);
    await pushed(browser, answered);
    passes[0]?.();
    await turns();
    expect(browser.bodies).toEqual(["Answered on another device"]);
    passes[1]?.();
    await expect.poll(() => browser.titles).toEqual([]);
  });

  it.each([missed, answered])(
    "tells nobody who calls, and is the last, for who has signed out",
    async (end) => {
      const browser = world();
      await pushed(browser, ring);
      browser.signedIn = false;
      await pushed(browser, end);
      expect([browser.titles, browser.subscribed]).toEqual([["You are signed out"], false]);
    },
  );

  it("is left to a page that somebody looks at", async () => {
    const browser = world();
    await pushed(browser, ring);
    browser.openPages.push(new FakePage(true, ["acts"]));
    browser.call = "cancelled";
    await pushed(browser, missed);
    expect(browser.titles).toEqual([]);
  });

  it("that comes before the ring, or when it rings anew, changes nothing", async () => {
    const browser = world();
    await pushed(browser, missed);
    expect(browser.heard).toEqual(["Ana"]);
  });
});

describe("A page that nobody sees", () => {
  it("has its notifications shown, replaced and closed", async () => {
    const browser = world();
    await asked(browser, { kind: "ring", call: ana });
    expect(browser.heard).toEqual(["Ana"]);
    await asked(browser, { kind: "missed", call: ana });
    expect(browser.titles).toEqual(["Missed call from Ana"]);
    await asked(browser, { kind: "close", callId: ana.callId });
    expect(browser.titles).toEqual([]);
  });
});

test.each([
  ["zh", "en-GB", "zh"],
  [undefined, "zh-CN", "zh"],
  ["fr", "de-DE", "en"],
])("with the pages in %s and the browser in %s the worker speaks %s", (chosen, language, spoken) => {
  expect(wordsIn({ en: words, zh: words }, chosen, language)[0]).toBe(spoken);
});

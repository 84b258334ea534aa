/** Whether somebody may be looking at this application in this browser. */
export interface Sight {
  /** A page of ours is visible (W3C Page Visibility), in whichever tab. */
  seen(): Promise<boolean>;
  /** Tells when this page has come into sight or gone out of it. */
  subscribe(listener: () => void): () => void;
}

/** The part of `document` that is used. */
type Page = Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;

const name = "ringback-visible";

/** Visible pages share a Web Lock, so that hidden ones know of them. Without Web Locks each page knows of itself only. */
export function createSight(page: Page, locks: Pick<LockManager, "request" | "query"> | undefined): Sight {
  let hide = () => {};
  const hold = () => {
    hide();
    hide = () => {};
    if (page.visibilityState !== "visible" || locks === undefined) return;
    const hidden = new Promise<void>((resolve) => (hide = resolve));
    // Rejects when the page is on its way out: then it is not looked at.
    locks.request(name, { mode: "shared" }, () => hidden).catch(() => undefined);
  };
  page.addEventListener("visibilitychange", hold);
  hold();
  return {
    async seen() {
      if (page.visibilityState === "visible") return true;
      const held = (await locks?.query())?.held ?? [];
      return held.some((lock) => lock.name === name);
    },
    subscribe(listener) {
      page.addEventListener("visibilitychange", listener);
      return () => page.removeEventListener("visibilitychange", listener);
    },
  };
}

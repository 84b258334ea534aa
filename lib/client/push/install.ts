/** What Chromium tells when the application can be installed (not of any standard yet). */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

let offer: (() => void) | undefined;
const listeners = new Set<() => void>();

function set(next: typeof offer): void {
  offer = next;
  for (const listener of [...listeners]) listener();
}

// It is told once, early: a page that listens later has missed it.
if (typeof window !== "undefined") {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    set(() => {
      set(undefined);
      void (event as InstallEvent).prompt().catch(() => undefined);
    });
  });
  addEventListener("appinstalled", () => set(undefined));
}

export const installOffer = {
  get: () => offer,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** What a run has opened. Closed in reverse order, however the run ends. */
export interface Scope {
  onEnd(close: () => Promise<unknown>): void;
  /** Closes everything, once; what cannot be closed does not keep the rest open. */
  end(): Promise<void>;
}

export function openScope(): Scope {
  const closers: (() => Promise<unknown>)[] = [];
  let ending: Promise<void> | undefined;
  const endAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) {
      await close().catch((error: unknown) => console.error("something did not close:", error));
    }
  };
  return {
    onEnd: (close) => closers.push(close),
    end: () => (ending ??= endAll()),
  };
}

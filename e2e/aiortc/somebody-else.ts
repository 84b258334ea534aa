import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

export interface SomebodyElse {
  /** Waits until it says this: `ready`, `heard`, `ended`. */
  says(word: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a client that is written in Python on aiortc; it answers with a tone, and says when it hears the other one. */
export function startSomebodyElse(
  python: string,
  {
    url,
    token,
    userId,
    sends,
    awaits,
  }: {
    readonly url: string;
    readonly token: string;
    readonly userId: string;
    readonly sends: number;
    readonly awaits: number;
  },
): SomebodyElse {
  const script = path.join(import.meta.dirname, "answer.py");
  const args = [script, `${url}/api/v1`, token, userId, String(sends), String(awaits)];
  const child = spawn(python, args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    says: async (word) => {
      for (;;) {
        const line = (await lines.next()) as IteratorResult<string, undefined>;
        if (line.value === word) return;
        if (line.done) throw new Error(`it ended before it said ${word}`);
      }
    },
    close: async () => {
      child.kill();
      await exited;
    },
  };
}

import { vi } from "vitest";
import type { Findings } from "./findings";

const crashes = ["unhandledRejection", "uncaughtException"] as const;

/**
 * Listens for what the server says is an error of its own, and for what nobody caught. `underway` shows the inputs that
 * may have done it. Answers how to stop listening.
 */
export function watch(findings: Findings, underway: () => string): () => void {
  const found = (kind: string, text: string) => findings.add(kind, `${text}\nwhile:\n${underway()}`);
  const log = vi.spyOn(console, "error").mockImplementation((...parts: unknown[]) => {
    const line = parts.map(String).join(" ");
    const { level, message } = read(line);
    // What is no entry of the log is an error that somebody else has printed.
    const isError = level === undefined || level === "error" || message === "the database is away";
    if (isError) found(`in the log: ${message ?? line}`, line);
  });
  const crash = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    found(`nobody caught: ${text.split("\n")[0]}`, text);
  };
  for (const name of crashes) process.on(name, crash);
  return () => {
    log.mockRestore();
    for (const name of crashes) process.off(name, crash);
  };
}

function read(line: string): { level?: string; message?: string } {
  try {
    return JSON.parse(line) as { level?: string; message?: string };
  } catch {
    return {};
  }
}

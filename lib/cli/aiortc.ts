import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { installDebian } from "./debian";

const exec = promisify(execFile);
const python = "/usr/bin/python3";

const isThere = () =>
  exec(python, ["-c", "import aiortc"]).then(
    () => true,
    () => false,
  );

/** A Python with aiortc, somebody else's WebRTC: an installed one, else Debian's package. Absent when there is none. */
export async function ensureAiortc(say: (line: string) => void): Promise<string | undefined> {
  if (await isThere()) return python;
  say("Debian's python3-aiortc is installed, for the test with somebody else's WebRTC.");
  await installDebian("python3-aiortc");
  return (await isThere()) ? python : undefined;
}

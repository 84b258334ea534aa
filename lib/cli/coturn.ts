import { access, constants } from "node:fs/promises";
import path from "node:path";
import { installDebian } from "./debian";

/** Debian's own place, also where it is not on the PATH. */
const folders = () => [...(process.env.PATH ?? "").split(path.delimiter).filter(Boolean), "/usr/bin"];

async function found(): Promise<string | undefined> {
  for (const folder of folders()) {
    const file = path.join(folder, "turnserver");
    const isProgram = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return file;
  }
  return undefined;
}

/** The TURN server coturn: an installed one, else Debian's package. Absent when there is none; then it says why. */
export async function ensureCoturn(say: (line: string) => void): Promise<string | undefined> {
  const installed = await found();
  if (installed !== undefined) return installed;
  say("Debian's coturn is installed, for the tests with a TURN server.");
  await installDebian("coturn");
  const file = await found();
  if (file === undefined)
    say("There is no coturn: no `turnserver` is on the PATH, and Debian's package could not be installed.");
  return file;
}

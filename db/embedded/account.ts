import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BootError } from "../boot-error";

const run = promisify(execFile);

/** Whom PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAME = "postgres";

/** Ways to make a system user: Debian, Fedora and most others; then busybox. */
const WAYS: readonly (readonly string[])[] = [
  ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", NAME],
  ["adduser", "-S", "-D", "-H", "-s", "/bin/false", NAME],
];

async function find(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", NAME]), run("id", ["-g", NAME])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root: then it runs as the user `postgres`, who is made when missing.
 * Absent: it runs as whoever runs this process.
 * @throws BootError when that user is missing and cannot be made
 */
export async function accountOfServer(say: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const present = await find();
  if (present) return present;
  for (const [command = "", ...args] of WAYS) {
    try {
      await run(command, args);
    } catch {
      continue;
    }
    const made = await find();
    if (made) {
      say(`PostgreSQL does not run as root; made the system user "${NAME}" for it.`);
      return made;
    }
  }
  throw new BootError(
    `PostgreSQL does not run as root, and the user "${NAME}" is missing and could not be made. ` +
      `Make it (useradd --system ${NAME}), start Ringback as an ordinary user, or set DATABASE_URL.`,
  );
}

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { installDebian } from "./debian";

const exec = promisify(execFile);

/** A network of this machine with nobody else in it: what is cut off there is cut off nowhere else. */
export interface Network {
  /** Goes before a command that is to run there. */
  readonly prefix: readonly string[];
  readonly close: () => Promise<void>;
}

const areThere = () =>
  Promise.all([exec("ip", ["-V"]), exec("iptables", ["-V"]), exec("tc", ["-V"])]).then(
    () => true,
    () => false,
  );

/**
 * Makes a network namespace of Linux (network_namespaces(7)), installing what that takes where it can.
 * @throws Error that says what it takes, where there can be none
 */
export async function openNetwork(say: (line: string) => void): Promise<Network> {
  if (!(await areThere())) {
    say("Debian's iproute2 and iptables are installed, for the tests with a network that fails.");
    await installDebian("iproute2", "iptables");
  }
  const name = `ringback-${process.pid}`;
  const prefix = ["ip", "netns", "exec", name];
  const close = async () => void (await exec("ip", ["netns", "delete", name]));
  try {
    await exec("ip", ["netns", "add", name]);
  } catch (error) {
    throw unavailable(error);
  }
  try {
    const inside = (...args: readonly string[]) => exec("ip", ["-n", name, ...args]);
    await inside("link", "set", "lo", "up");
    // Browsers offer no media on loopback, so there is an interface besides; its other end leads nowhere.
    await inside("link", "add", "media0", "type", "veth", "peer", "name", "media1");
    await inside("address", "add", "10.77.0.1/24", "dev", "media0");
    for (const each of ["media0", "media1"]) await inside("link", "set", each, "up");
    await exec("ip", [...prefix.slice(1), "iptables", "-S"]);
  } catch (error) {
    await close();
    throw unavailable(error);
  }
  return { prefix, close };
}

const unavailable = (cause: unknown) =>
  new Error(
    "Tests with a network that fails need Linux with network namespaces, iproute2, iptables, and to be root. " +
      (cause instanceof Error ? cause.message.trim() : String(cause)),
    { cause },
  );

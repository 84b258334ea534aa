import { execFile } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { test as base } from "./person";

const exec = promisify(execFile);
const run = (command: string) => {
  const [program = "", ...args] = command.split(" ");
  return exec(program, args);
};

/** The network that the tests run in: what goes wrong with it. Sockets and requests are never concerned. */
export interface Line {
  /** Nothing of the media arrives for so long; meanwhile this is done. */
  cutFor(ms: number, meanwhile: () => Promise<void>): Promise<void>;
  /** Of what is sent from these ports, this part is lost (0 to 1), until it is mended. */
  loseFrom(ports: readonly number[], part: number): Promise<void>;
  mend(): Promise<void>;
  /** The media of each direction of one path have so many kbit/s, until it is widened. */
  narrow(kilobits: number): Promise<void>;
  widen(): Promise<void>;
}

const mend = async () => void (await run("iptables -F INPUT"));
const widen = async () => void (await run("tc qdisc delete dev lo root"));

const line: Line = {
  async cutFor(ms, meanwhile) {
    await run("iptables -I INPUT -p udp -j DROP");
    try {
      await Promise.all([setTimeout(ms), meanwhile()]);
    } finally {
      await mend();
    }
  },
  async loseFrom(ports, part) {
    for (const port of ports)
      await run(
        `iptables -I INPUT -p udp --sport ${port} -m statistic --mode random --probability ${part} -j DROP`,
      );
  },
  mend,
  // What two programs of one machine send each other goes over its loopback, whatever address they use, both ways.
  async narrow(kilobits) {
    const rate = `${2 * kilobits}kbit`;
    await run("tc qdisc add dev lo root handle 1: htb default 1");
    await run("tc class add dev lo parent 1: classid 1:1 htb rate 10gbit");
    await run(`tc class add dev lo parent 1: classid 1:2 htb rate ${rate} ceil ${rate} burst 3k`);
    // As much waits as goes out in 300 ms.
    await run(`tc qdisc add dev lo parent 1:2 bfifo limit ${Math.round((2 * kilobits * 300) / 8)}`);
    await run("tc filter add dev lo parent 1: protocol ip u32 match ip protocol 17 0xff flowid 1:2");
  },
  widen,
};

/** `line` is whole before each test and after it. */
export const test = base.extend<{ line: Line }>({
  line: async ({}, use) => {
    if (!process.env.OWN_NETWORK) throw new Error("these tests run in a network of their own only");
    await use(line);
    await mend();
    await widen().catch(() => undefined);
  },
});

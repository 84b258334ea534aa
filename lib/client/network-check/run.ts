import type { IceConfiguration } from "../ice";
import { checkBrowser, checkDevice, checkServer } from "./local";
import { checkLoop } from "./loop";
import { checkStun } from "./stun";
import { within } from "./time";
import { checkTurn } from "./turn";
import { type CheckName, checkNames, type Finding, type Row, type Rows } from "./types";
import type { CheckWorld } from "./world";

const askMs = 10_000;

export const waiting: Rows = checkNames.map((name) => ({ name, state: "waiting" }));

/** What the server names, undefined where it cannot be had. */
const asked = (world: CheckWorld): Promise<IceConfiguration | undefined> =>
  within(
    world.clock,
    askMs,
    world.iceServers().catch(() => undefined),
  );

function directly(world: CheckWorld, ice: IceConfiguration): Promise<Finding> | Finding {
  if (ice.iceTransportPolicy === "relay") return { state: "skipped", reason: "relayOnly" };
  return checkLoop(world, { iceServers: [] }, { good: "wayDirect", failed: "noDirect" });
}

/** Looks at everything, one after another, and tells how it stands after each step, until `isOver`. */
export async function runChecks(
  world: CheckWorld,
  tell: (rows: Rows) => void,
  isOver: () => boolean = () => false,
): Promise<Rows> {
  let rows = waiting;
  let ice: IceConfiguration | undefined;
  const put = (row: Row) => {
    rows = rows.map((each) => (each.name === row.name ? row : each));
    tell(rows);
  };
  const withIce = (check: (known: IceConfiguration) => Promise<Finding> | Finding) => {
    if (!world.hasWebrtc) return { state: "skipped", reason: "noWebrtc" } as const;
    return ice === undefined ? ({ state: "skipped", reason: "notKnown" } as const) : check(ice);
  };
  const checks: Record<CheckName, () => Promise<Finding> | Finding> = {
    browser: () => checkBrowser(world),
    microphone: () => checkDevice(world, "microphone"),
    camera: () => checkDevice(world, "camera"),
    server: async () => {
      const finding = await checkServer(world);
      ice = await asked(world);
      return finding;
    },
    stun: () => withIce((known) => checkStun(world, known)),
    turnUdp: () => withIce((known) => checkTurn(world, known, "udp")),
    turnTcp: () => withIce((known) => checkTurn(world, known, "tcp")),
    turnTls: () => withIce((known) => checkTurn(world, known, "tls")),
    direct: () => withIce((known) => directly(world, known)),
  };
  for (const name of checkNames) {
    if (isOver()) break;
    put({ name, state: "running" });
    put({ name, ...(await checks[name]()) });
  }
  return rows;
}

import { useEffect, useRef, useState } from "react";
import { browserCheckWorld, type Rows, runChecks, waiting } from "@/lib/client/network-check";
import { usePhoneSnapshot } from "@/lib/client/use-phone";

export interface Checks {
  readonly rows: Rows;
  readonly running: boolean;
  /** Looks at everything anew. */
  readonly start: () => void;
}

/** The checks of this page; they end when it is left. */
export function useChecks(): Checks {
  const { link, stage } = usePhoneSnapshot();
  const inCall = stage !== null && stage.phase !== "over" && stage.phase !== "elsewhere";
  const [rows, setRows] = useState(waiting);
  const [running, setRunning] = useState(false);
  const latest = useRef({ link, inCall, left: false });
  useEffect(() => {
    Object.assign(latest.current, { link, inCall });
  }, [link, inCall]);
  useEffect(() => {
    const now = latest.current;
    now.left = false;
    return () => {
      now.left = true;
    };
  }, []);
  const start = () => {
    const isOver = () => latest.current.left;
    const world = browserCheckWorld({
      inCall: () => latest.current.inCall,
      socketIsOpen: () => latest.current.link === "online",
    });
    setRows(waiting);
    setRunning(true);
    void runChecks(world, (now) => isOver() || setRows(now), isOver).finally(() => setRunning(false));
  };
  return { rows, running, start };
}

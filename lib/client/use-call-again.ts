import { useState } from "react";
import { again } from "./call-again";
import { callIn } from "./call-in";
import { usePhone, usePhoneSnapshot } from "./use-phone";
import type { CallRecord } from "@/lib/contract";

/** Calls the same people again, with sound or picture as it was. */
export function useCallAgain(): {
  /** One is in a call, or on the way into one. */
  readonly busy: boolean;
  readonly failed: boolean;
  readonly callAgain: (record: CallRecord) => Promise<void>;
} {
  const phone = usePhone();
  const { stage, me } = usePhoneSnapshot();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const callAgain = async (record: CallRecord) => {
    setAsking(true);
    setFailed(false);
    try {
      const { people, groupId } = await again(record, me.userId);
      void phone.call(people, record.type, groupId === undefined ? {} : { groupId });
    } catch {
      setFailed(true);
    } finally {
      setAsking(false);
    }
  };
  return { busy: asking || callIn(stage) !== undefined, failed, callAgain };
}

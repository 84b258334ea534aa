"use client";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { usePhoneSnapshot } from "@/lib/client/use-phone";
import type { StageView } from "@/lib/client/types";

interface CallWindow {
  /** The call of this tab, its outcome included; none while a call of this user goes on elsewhere. */
  readonly stage: StageView | null;
  /** It is shown as a bar beside the page, not over it. */
  readonly small: boolean;
  /** It covers the page, which is out of reach meanwhile. */
  readonly covers: boolean;
  readonly setSmall: (small: boolean) => void;
}

const Context = createContext<CallWindow | null>(null);

/** Knows whether the call covers the page. Each call starts large. */
export function CallWindowProvider({ children }: { readonly children: ReactNode }) {
  const { stage } = usePhoneSnapshot();
  const [smallCall, setSmallCall] = useState<string>();
  const shown = stage === null || stage.phase === "elsewhere" ? null : stage;
  const callId = shown?.callId;
  const small = callId !== undefined && callId === smallCall;
  const value = useMemo(
    () => ({
      stage: shown,
      small,
      covers: shown !== null && !small,
      setSmall: (wanted: boolean) => setSmallCall(wanted ? callId : undefined),
    }),
    [shown, small, callId],
  );
  return <Context value={value}>{children}</Context>;
}

/** Throws outside of {@link CallWindowProvider}. */
export function useCallWindow(): CallWindow {
  const value = use(Context);
  if (value === null) throw new Error("useCallWindow needs a CallWindowProvider above it");
  return value;
}

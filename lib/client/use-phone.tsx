"use client";

import { createContext, use, useCallback, useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { Phone, PhoneSnapshot } from "./types";

const PhoneContext = createContext<Phone | null>(null);

/** Starts the phone, gives it to everything below, and stops it when it goes away. */
export function PhoneProvider({ phone, children }: { phone: Phone; children: ReactNode }) {
  useEffect(() => {
    phone.start();
    return () => phone.stop();
  }, [phone]);
  return <PhoneContext value={phone}>{children}</PhoneContext>;
}

/** The phone: what a person can do with it. */
export function usePhone(): Phone {
  const phone = use(PhoneContext);
  if (phone === null) throw new Error("usePhone needs a PhoneProvider above it.");
  return phone;
}

/** What the phone shows now. */
export function usePhoneSnapshot(): PhoneSnapshot {
  const phone = usePhone();
  const subscribe = useCallback((listener: () => void) => phone.subscribe(listener), [phone]);
  const getSnapshot = useCallback(() => phone.getSnapshot(), [phone]);
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

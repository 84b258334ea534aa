"use client";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Elsewhere } from "./elsewhere";

/** Stands over the page while one's own call goes on somewhere else. */
export function ElsewhereBanner() {
  const phone = usePhone();
  const { stage } = usePhoneSnapshot();
  return stage?.phase === "elsewhere" ? <Elsewhere stage={stage} actions={phone} /> : null;
}

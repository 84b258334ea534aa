import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useLocale } from "use-intl";
import { memoryName, takeWish } from "@/lib/client/answer-wish";
import { useChoices } from "@/lib/client/choices";
import { createNotifier } from "@/lib/client/notify";
import { browserPush } from "@/lib/client/push/browser";
import type { Phone } from "@/lib/client/types";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { answerWhenRings, linkWorker, tellWorker } from "@/lib/client/worker-link";

const isVisible = () => document.visibilityState === "visible";

/** This page was opened by a click on *Answer* of a notification: its call is answered. No address does that. */
async function answerAsWished(phone: Phone): Promise<void> {
  const part = /^\/call\/([^/]+)$/.exec(location.pathname)?.[1];
  if (part === undefined || typeof caches === "undefined") return;
  const callId = decodeURIComponent(part);
  if (await takeWish(await caches.open(memoryName), callId, Date.now())) answerWhenRings(phone, callId);
}

/** Ties this page to the service worker, which tells of calls while nobody looks. */
export function useWorker(): void {
  const phone = usePhone();
  const { incoming, stage } = usePhoneSnapshot();
  const locale = useLocale();
  const router = useRouter();
  const [notifier] = useState(createNotifier);
  const [{ hasCalled }, choose] = useChoices();

  useEffect(() => {
    const stop = linkWorker({
      snapshot: () => phone.getSnapshot(),
      visible: isVisible,
      open: (callId, answer) => {
        if (answer) answerWhenRings(phone, callId);
        const { incoming, stage } = phone.getSnapshot();
        const here = stage?.callId === callId || incoming.some((call) => call.callId === callId);
        // Where it neither rings nor goes on, its page tells how it went.
        if (!here) router.push(`/call/${encodeURIComponent(callId)}`);
      },
    });
    // A browser may keep nothing, and an address may be none: then nothing is answered.
    answerAsWished(phone).catch(() => undefined);
    void browserPush().start();
    return stop;
  }, [phone, router]);

  useEffect(() => {
    tellWorker({ kind: "locale", locale }).catch(() => undefined);
  }, [locale]);

  // What is seen here needs no notification, whoever has shown it.
  const seen = [...incoming.map(({ callId }) => callId), stage?.callId ?? ""].join(" ");
  useEffect(() => {
    const close = () => {
      if (isVisible()) for (const callId of seen.split(" ")) if (callId !== "") notifier.close(callId);
    };
    close();
    document.addEventListener("visibilitychange", close);
    return () => document.removeEventListener("visibilitychange", close);
  }, [notifier, seen]);

  const talks = stage?.phase === "connected";
  useEffect(() => {
    if (talks && !hasCalled) choose({ hasCalled: true });
  }, [talks, hasCalled, choose]);
}

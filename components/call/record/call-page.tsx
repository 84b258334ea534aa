"use client";
import { CloudOff, PhoneCall, PhoneOff } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Button, buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { useCallWindow } from "../call-window";
import { CallReport } from "./report";
import { useRecord } from "./use-record";

interface Props {
  readonly id: string;
  /** Of the application. */
  readonly version: string;
}

/** One call by its address: while this tab is in it the call itself, later how it went. */
export function CallPage({ id, version }: Props) {
  const t = useTranslations();
  const { stage, setSmall } = useCallWindow();
  if (stage?.callId === id && stage.phase !== "over") {
    return (
      <Empty icon={PhoneCall} level={1} title={t("callPage.title")} text={t("callPage.running")}>
        <Button onClick={() => setSmall(false)}>{t("call.return")}</Button>
      </Empty>
    );
  }
  return <PastCall key={id} id={id} version={version} />;
}

function PastCall({ id, version }: Props) {
  const t = useTranslations();
  const phone = usePhone();
  const { me, link, incoming, serverOffset } = usePhoneSnapshot();
  const { stage } = useCallWindow();
  const rings = incoming.some(({ callId }) => callId === id);
  const stamp = `${link} ${rings} ${stage?.callId === id}`;
  const { read, reload } = useRecord(id, { stamp, serverOffset });
  const home = (
    <Link href="/" className={buttonClass("secondary")}>
      {t("callPage.back")}
    </Link>
  );
  switch (read.state) {
    case "loading":
      return (
        <div className="flex flex-col items-center gap-4 py-12">
          <p className="sr-only">{t("callPage.loading")}</p>
          <Skeleton className="size-28 rounded-full md:size-36" />
          <Skeleton className="h-8 w-48 rounded-lg" />
          <Skeleton className="h-5 w-64 rounded-lg" />
        </div>
      );
    case "none":
      return (
        <Empty icon={PhoneOff} level={1} title={t("callPage.none")} text={t("callPage.noneText")}>
          {home}
        </Empty>
      );
    case "failed":
      return (
        <Empty icon={CloudOff} level={1} title={t("errors.title")} text={t("people.errorText")}>
          <Button onClick={reload}>{t("people.retry")}</Button>
          {home}
        </Empty>
      );
    case "loaded": {
      const { status } = read.record.call;
      if (status === "calling" || status === "ringing" || status === "connected") {
        const text = t(status === "connected" ? "callPage.live" : "callPage.ringing");
        return (
          <Empty icon={PhoneCall} level={1} title={t("callPage.title")} text={text}>
            {home}
          </Empty>
        );
      }
      const busy = stage !== null && stage.phase !== "over";
      return <CallReport record={read.record} me={me} busy={busy} version={version} actions={phone} />;
    }
  }
}

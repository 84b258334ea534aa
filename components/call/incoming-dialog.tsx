"use client";
import { BellRing } from "lucide-react";
import { Dialog } from "radix-ui";
import { Fragment, useState } from "react";
import { useTranslations } from "use-intl";
import type { IncomingView, LocalView, PhoneActions, PhoneSnapshot } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { IncomingCard } from "./incoming-card";
import { IncomingPreview } from "./incoming-preview";
import { useTypingGuard } from "./use-typing-guard";

interface Props {
  /** At least one, oldest first. */
  readonly calls: readonly IncomingView[];
  readonly local: LocalView;
  readonly ringer: PhoneSnapshot["ringer"];
  readonly actions: Pick<PhoneActions, "answer" | "decline" | "unlockSound">;
}

const keepOpen = (event: Event) => event.preventDefault();

/** Names the dialog: who calls, or how many do. */
function useHeading(calls: readonly IncomingView[]): string {
  const t = useTranslations("incoming");
  const [only] = calls;
  if (only === undefined || calls.length > 1) return t("several", { count: calls.length });
  return t(only.type === "video" ? "videoFrom" : "audioFrom", { name: only.from.name });
}

/**
 * What rings at this user, over whatever page they are on. In a call already it stands in a corner and leaves that
 * call's controls in reach; otherwise nothing else can be done before it is answered or declined.
 */
export function IncomingDialog({ calls, local, ringer, actions }: Props) {
  const t = useTranslations("incoming");
  const heading = useHeading(calls);
  const waiting = calls.every((call) => call.waiting);
  const { container, onOpenAutoFocus, onCloseAutoFocus, onKeyDownCapture } =
    useTypingGuard<HTMLDivElement>(waiting);
  const compact = waiting || calls.length > 1;
  // The click on "Answer" unlocks the sound as well, when it is pressed: what goes then must not move what is clicked.
  const [wasBlocked, setWasBlocked] = useState(false);
  if (ringer === "blocked" && !wasBlocked) setWasBlocked(true);
  const preview = calls.some((call) => call.type === "video" && !call.waiting);
  return (
    <Dialog.Root open modal={!waiting}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content
          ref={container}
          role="alertdialog"
          aria-describedby={undefined}
          tabIndex={-1}
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={onCloseAutoFocus}
          onKeyDownCapture={onKeyDownCapture}
          onEscapeKeyDown={keepOpen}
          onInteractOutside={keepOpen}
          className={cx(
            "safe-bottom fixed z-50 flex max-h-dvh flex-col gap-5 overflow-y-auto bg-surface px-6 pt-10 text-ink shadow-2xl",
            waiting
              ? "safe-top inset-x-2 top-2 rounded-3xl md:start-auto md:end-6 md:top-6 md:w-96"
              : "inset-x-0 bottom-0 rounded-t-3xl md:top-1/2 md:bottom-auto md:mx-auto md:w-104 md:-translate-y-1/2 md:rounded-3xl",
          )}
        >
          <Dialog.Title className="sr-only">{heading}</Dialog.Title>
          {wasBlocked && (
            <Button
              kind="secondary"
              onClick={() => void actions.unlockSound()}
              className={cx("-mt-4 mb-3 rounded-2xl text-sm", ringer !== "blocked" && "invisible")}
            >
              <BellRing aria-hidden className="size-5 shrink-0" />
              {t("ringerBlocked")}
            </Button>
          )}
          {calls.map((call, index) => (
            <Fragment key={call.callId}>
              {index > 0 && <hr className="border-line" />}
              <IncomingCard call={call} actions={actions} first={index === 0} compact={compact} />
            </Fragment>
          ))}
          {preview && <IncomingPreview local={local} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

"use client";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";

interface Props {
  readonly title: string;
  readonly about: string;
  /** What the button says that closes it. */
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something to do over the page: from the bottom of a phone, in the middle of a larger screen. It is there while mounted. */
export function Sheet({ title, about, close, onClose, children }: Props) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content className="safe-bottom fixed inset-x-0 bottom-0 z-40 flex max-h-[90dvh] flex-col gap-5 overflow-y-auto rounded-t-3xl bg-surface px-6 pt-6 text-ink shadow-2xl sm:inset-x-4 sm:top-1/2 sm:bottom-auto sm:mx-auto sm:max-w-lg sm:-translate-y-1/2 sm:rounded-3xl sm:pb-6">
          <div className="flex items-start gap-2">
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <Dialog.Title className="text-xl font-semibold">{title}</Dialog.Title>
              <Dialog.Description className="text-soft">{about}</Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <IconButton icon={X} label={close} className="-me-2" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useTranslations } from "use-intl";
import type { PersonRef, PhoneActions, TileView } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";
import { InviteForm } from "./invite-form";

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly people: readonly TileView[];
  readonly me: PersonRef;
  readonly invite: PhoneActions["invite"];
}

/** Lets the call ring at more people. */
export function InviteDialog({ open, onOpenChange, ...form }: Props) {
  const t = useTranslations("inCall.invite");
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content className="fixed inset-x-4 top-1/2 z-40 mx-auto flex max-h-[90dvh] max-w-md -translate-y-1/2 flex-col gap-4 rounded-3xl bg-surface p-6 text-ink shadow-2xl">
          <div className="flex items-start gap-2">
            <Dialog.Title className="flex-1 text-xl font-semibold">{t("title")}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t("close")} />
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-sm text-soft">{t("about")}</Dialog.Description>
          <InviteForm {...form} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

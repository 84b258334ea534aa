import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import { shortcutKeys, shortcutNames } from "@/lib/client/shortcuts";
import { IconButton } from "@/components/ui/icon-button";
import { KeyList } from "@/components/ui/key-list";

interface Props {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Which keys do what. */
export function ShortcutDialog({ open, onOpenChange }: Props) {
  const t = useTranslations("inCall.keys");
  const [{ shortcuts }] = useChoices();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/60" />
        <Dialog.Content className="fixed inset-x-4 top-1/2 z-40 mx-auto flex max-h-[90dvh] max-w-xl -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-3xl bg-surface p-6 text-ink shadow-2xl">
          <div className="flex items-start gap-2">
            <Dialog.Title className="flex-1 text-xl font-semibold">{t("title")}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton icon={X} label={t("close")} />
            </Dialog.Close>
          </div>
          <Dialog.Description className="text-soft">{t(shortcuts ? "about" : "off")}</Dialog.Description>
          <KeyList
            lines={shortcutNames.map((id) => ({
              id,
              keyName: id === "talk" ? t("space") : shortcutKeys[id],
              what: t(id),
            }))}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

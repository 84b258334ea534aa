"use client";
import { Dialog } from "radix-ui";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface Props {
  readonly link: "signed_out" | "other_account";
  /** Whom this tab acted for. */
  readonly name: string;
}

const keepOpen = (event: Event) => event.preventDefault();

/** This tab acts for nobody any more: the only way on is a new page. */
export function AccountGone({ link, name }: Props) {
  const t = useTranslations("link");
  const out = link === "signed_out";
  const go = () => (out ? window.location.assign("/sign-in") : window.location.reload());
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-60 bg-black/70" />
        <Dialog.Content
          role="alertdialog"
          onEscapeKeyDown={keepOpen}
          onInteractOutside={keepOpen}
          className="fixed inset-x-4 top-1/2 z-60 mx-auto flex max-w-md -translate-y-1/2 flex-col gap-4 rounded-3xl bg-surface p-7 text-ink shadow-2xl"
        >
          <Dialog.Title className="text-xl font-semibold">
            {t(out ? "signedOut" : "otherAccount")}
          </Dialog.Title>
          <Dialog.Description className="text-soft">
            {out ? t("signedOutText") : t("otherAccountText", { name })}
          </Dialog.Description>
          <Button onClick={go}>{t(out ? "signIn" : "reload")}</Button>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

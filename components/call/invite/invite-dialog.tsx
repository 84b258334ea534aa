import { useTranslations } from "use-intl";
import type { PersonRef, PhoneActions, TileView } from "@/lib/client/types";
import { Sheet } from "@/components/ui/sheet";
import { InviteForm } from "./invite-form";

interface Props {
  readonly onClose: () => void;
  readonly people: readonly TileView[];
  readonly me: PersonRef;
  readonly invite: PhoneActions["invite"];
}

/** Lets the call ring at more people. */
export function InviteDialog({ onClose, ...form }: Props) {
  const t = useTranslations("inCall.invite");
  return (
    <Sheet title={t("title")} about={t("about")} close={t("close")} onClose={onClose}>
      <InviteForm {...form} onDone={onClose} />
    </Sheet>
  );
}

import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLasting } from "@/components/ui/use-lasting";

/** A browser finds out within this time whether it may sound without a gesture. */
const findsOutMs = 1_000;

/**
 * Warns before anybody calls that no ring could be heard. Any click or key helps, so this takes none: it lies over the page
 * and moves nothing when it goes, which would take the place from under a click.
 */
export function SilentRinger({ canRing }: { readonly canRing: boolean }) {
  const t = useTranslations("ringer");
  const lasting = useLasting(String(canRing), findsOutMs);
  if (canRing || !lasting) return null;
  return (
    <p
      role="status"
      className="safe-bottom pointer-events-none fixed inset-x-0 bottom-0 z-10 flex justify-center px-4 pb-4"
    >
      <span className="flex items-center gap-2.5 rounded-full bg-warning-soft px-4 py-2 text-sm text-warning-ink shadow-lg">
        <BellOff aria-hidden className="size-4 shrink-0" />
        {t("silent")}
      </span>
    </p>
  );
}

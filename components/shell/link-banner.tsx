"use client";
import { LoaderCircle, WifiOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Link } from "@/lib/client/types";
import { useLasting } from "@/components/ui/use-lasting";

/** Tells when the server is out of reach: then nobody can call, and nobody is heard of. */
export function LinkBanner({ link }: { readonly link: Link }) {
  const t = useTranslations("link");
  const lasting = useLasting(link, 1000);
  const shown = link === "offline" || (link === "connecting" && lasting) ? link : null;
  const Icon = link === "offline" ? WifiOff : LoaderCircle;
  return (
    <div aria-live="polite">
      {shown !== null && (
        <p className="safe-x flex items-center justify-center gap-2.5 bg-warning-soft py-2.5 text-center text-sm text-warning-ink">
          <Icon
            aria-hidden
            className={link === "offline" ? "size-4 shrink-0" : "size-4 shrink-0 animate-spin"}
          />
          {t(shown)}
        </p>
      )}
    </div>
  );
}

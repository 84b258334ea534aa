import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FreshKey as Fresh } from "./use-keys";

interface Props {
  readonly fresh: Fresh;
  readonly onDone: () => void;
}

/** A key with its secret, to be copied now or never. */
export function FreshKey({ fresh, onDone }: Props) {
  const t = useTranslations("settings.keys");
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // Without TLS a browser has no clipboard: then the text is selected.
    const written = window.isSecureContext
      ? navigator.clipboard.writeText(fresh.key)
      : Promise.reject(new Error());
    written.then(
      () => setCopied(true),
      () => field.current?.select(),
    );
  };
  return (
    <div className="flex flex-col gap-3 rounded-2xl bg-ground p-5">
      <h3 className="font-semibold">{t("fresh", { name: fresh.apiKey.name })}</h3>
      <Notice kind="warning" urgent>
        {t("freshWarning")}
      </Notice>
      <input
        ref={field}
        readOnly
        autoFocus
        aria-label={t("key")}
        value={fresh.key}
        onFocus={(event) => event.currentTarget.select()}
        className="min-h-12 w-full rounded-xl border border-edge bg-surface px-4 font-mono text-sm text-ink"
      />
      <div className="flex flex-wrap gap-3">
        <Button onClick={copy}>
          {copied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
          {t(copied ? "copied" : "copy")}
        </Button>
        <Button kind="secondary" onClick={onDone}>
          {t("done")}
        </Button>
      </div>
      <Announcer text={copied ? t("copied") : ""} />
    </div>
  );
}

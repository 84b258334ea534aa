import { Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { reportOf, type Rows } from "@/lib/client/network-check";
import { Button } from "@/components/ui/button";

/** Hands the results on, without addresses and accounts. */
export function CopyReport({ rows }: { readonly rows: Rows }) {
  const t = useTranslations("network.copy");
  const [state, setState] = useState<"copied" | "failed">();
  const copy = () => {
    const report = reportOf(rows, { at: new Date().toISOString(), agent: navigator.userAgent });
    // Absent on pages that are not served over https or from localhost.
    const { clipboard } = navigator as Partial<Navigator>;
    const copied = clipboard?.writeText(report) ?? Promise.reject(new Error("there is no clipboard"));
    copied.then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  return (
    <>
      <Button kind="secondary" onClick={copy}>
        <Copy aria-hidden className="size-4" />
        {t("report")}
      </Button>
      <span role="status" className="text-sm text-soft">
        {state !== undefined && t(state)}
      </span>
    </>
  );
}

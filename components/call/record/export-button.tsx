import { Download } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { bundleOf, type CallRecord } from "@/lib/client/record";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";

interface Props {
  readonly record: CallRecord;
  /** Of the application. */
  readonly version: string;
}

/** Hands a call on, without addresses, to who is to find out what went wrong. */
export function ExportButton({ record, version }: Props) {
  const t = useTranslations("record");
  const hint = useId();
  const hand = () => {
    const around = { at: new Date().toISOString(), version, browser: navigator.userAgent };
    const content = new Blob([bundleOf(record, around)], { type: "application/json" });
    saveFile({ name: `call-${record.call.id}.json`, content });
  };
  return (
    <>
      <Button kind="secondary" aria-describedby={hint} onClick={hand}>
        <Download aria-hidden className="size-5" />
        {t("export")}
      </Button>
      <p id={hint} className="basis-full text-sm text-soft">
        {t("exportHint")}
      </p>
    </>
  );
}

import { Download } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { bundleOf, type CallRecord } from "@/lib/client/record";
import { Button } from "@/components/ui/button";

/** Lets the browser save a text. */
function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

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
    save(bundleOf(record, around), `call-${record.call.id}.json`);
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

import { Download, FileJson, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/lib/client/api";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { saveFile } from "@/components/ui/save-file";
import { type Filters, queryOf } from "./filters";

type State = "idle" | "running" | "done" | "failed";

interface Props {
  readonly userId: string;
  readonly filters: Filters;
  readonly onFail: (failed: boolean) => void;
}

/** All the calls that the filters leave, as a file. */
export function ExportMenu({ userId, filters, onFail }: Props) {
  const t = useTranslations("history.export");
  const [state, setState] = useState<State>("idle");
  const save = async (format: "csv" | "json") => {
    if (state === "running") return;
    setState("running");
    onFail(false);
    try {
      saveFile(await api.exportCalls({ userId, ...queryOf(filters), format }));
      setState("done");
    } catch {
      setState("failed");
      onFail(true);
    }
  };
  return (
    <>
      <Menu
        trigger={
          // Not disabled: the menu gives it the focus back.
          <Button kind="quiet" aria-disabled={state === "running"} className="px-3">
            <Download aria-hidden className="size-5 shrink-0" />
            <span className="max-sm:sr-only">{t("open")}</span>
          </Button>
        }
      >
        <MenuItem icon={FileSpreadsheet} onSelect={() => void save("csv")}>
          {t("csv")}
        </MenuItem>
        <MenuItem icon={FileJson} onSelect={() => void save("json")}>
          {t("json")}
        </MenuItem>
      </Menu>
      <span role="status" className="sr-only">
        {state === "running" || state === "done" ? t(state) : ""}
      </span>
    </>
  );
}

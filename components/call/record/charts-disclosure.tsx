import { type ComponentProps, useState } from "react";
import { useTranslations } from "use-intl";
import { ReceivedCharts } from "./received-charts";

interface Props extends ComponentProps<typeof ReceivedCharts> {
  readonly open: boolean;
}

/** The charts, drawn when they are opened: in a large call there are many. */
export function ChartsDisclosure({ open, ...charts }: Props) {
  const t = useTranslations("record.quality.chart");
  const [opened, setOpened] = useState(open);
  return (
    <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className="w-fit cursor-default rounded-md py-1 text-sm text-soft hover:text-ink">
        {t("title")}
        <span className="sr-only">: {charts.who.subject([charts.userId])}</span>
      </summary>
      <div className="pt-3">{opened && <ReceivedCharts {...charts} />}</div>
    </details>
  );
}

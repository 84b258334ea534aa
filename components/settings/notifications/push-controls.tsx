import { useTranslations } from "use-intl";
import type { Push, PushView } from "@/lib/client/push/push";
import { CheckBox } from "@/components/ui/check-box";
import { Notice } from "@/components/ui/notice";

interface Props extends Pick<Push, "turnOn" | "turnOff"> {
  readonly view: PushView;
}

/** Whether notifications are on, in words, and the switch where there is one. */
export function PushControls({ view, turnOn, turnOff }: Props) {
  const t = useTranslations("settings.notifications");
  const { state, busy, problem, test } = view;
  const on = state === "on";
  const canSwitch = on || state === "off";
  return (
    <>
      {canSwitch && (
        <CheckBox
          label={t("switch")}
          hint={t("switchHint")}
          // What was asked for is shown at once.
          checked={on !== busy}
          disabled={busy}
          onChange={() => void (on ? turnOff() : turnOn())}
        />
      )}
      {canSwitch || state === "loading" ? (
        <p role="status" className="text-sm text-soft">
          {t(`state.${state}`)}
        </p>
      ) : (
        <Notice kind={state === "install" ? "info" : "warning"}>{t(`state.${state}`)}</Notice>
      )}
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem}`)}
        </Notice>
      )}
      {(test === "sent" || test === "failed") && (
        <Notice kind={test === "sent" ? "info" : "danger"} urgent>
          {t(test === "sent" ? "testSent" : "testFailed")}
        </Notice>
      )}
    </>
  );
}

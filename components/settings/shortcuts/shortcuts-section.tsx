"use client";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import { shortcutKeys, shortcutNames } from "@/lib/client/shortcuts";
import { CheckBox } from "@/components/ui/check-box";
import { KeyList } from "@/components/ui/key-list";
import { Section } from "../section";

/** What keys do in a call, and whether they do. */
export function ShortcutsSection() {
  const t = useTranslations("settings.shortcuts");
  const keys = useTranslations("inCall.keys");
  const [{ shortcuts, mutedHint }, choose] = useChoices();
  return (
    <Section title={t("title")} about={t("about")}>
      <CheckBox
        label={t("single")}
        hint={t("singleHint")}
        checked={shortcuts}
        onChange={(event) => choose({ shortcuts: event.target.checked })}
      />
      <CheckBox
        label={t("mutedHint")}
        hint={t("mutedHintHint")}
        checked={mutedHint}
        onChange={(event) => choose({ mutedHint: event.target.checked })}
      />
      <KeyList
        lines={shortcutNames.map((id) => ({
          id,
          keyName: id === "talk" ? keys("space") : shortcutKeys[id],
          what: keys(id),
        }))}
      />
    </Section>
  );
}

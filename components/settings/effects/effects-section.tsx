"use client";
import { useTranslations } from "use-intl";
import { useEffects } from "@/lib/client/effects/browser";
import { isChosen } from "@/lib/client/effects/switch";
import { CheckBox } from "@/components/ui/check-box";
import { Section } from "../section";

const names = ["blur", "noiseSuppression"] as const;

/** What is done with one's own picture and sound in this browser, and how that fares. */
export function EffectsSection() {
  const t = useTranslations("effects");
  const section = useTranslations("settings.effects");
  const [effects, set] = useEffects();
  return (
    <Section title={section("title")} about={section("about")}>
      {names.map((name) => {
        const state = effects[name];
        return (
          <div key={name} className="flex flex-col gap-1">
            <CheckBox
              label={t(name)}
              hint={t(`${name}Hint`)}
              checked={isChosen(state)}
              disabled={state === "unsupported"}
              onChange={(event) => set(name, event.currentTarget.checked)}
            />
            <p role="status" className="ms-9 text-sm font-medium">
              {state !== "off" && state !== "ready" && t(`state.${state}`)}
            </p>
          </div>
        );
      })}
    </Section>
  );
}

import { useTranslations } from "use-intl";
import { useEffects } from "@/lib/client/effects/browser";
import type { EffectName } from "@/lib/client/effects/effects";
import { isChosen } from "@/lib/client/effects/switch";
import { MenuSwitch } from "@/components/ui/menu";

/** Switches the blur, or the suppression of noise, in the menu of its device. */
export function EffectSwitch({ name }: { readonly name: EffectName }) {
  const t = useTranslations("effects");
  const [effects, set] = useEffects();
  const state = effects[name];
  return (
    <MenuSwitch
      label={t(name)}
      state={state === "off" || state === "ready" ? undefined : t(`state.${state}`)}
      on={isChosen(state)}
      disabled={state === "unsupported"}
      onChange={(on) => set(name, on)}
    />
  );
}

"use client";
import { useTranslations } from "use-intl";
import { AppearanceSection } from "./appearance/appearance-section";
import { DevicesSection } from "./devices/devices-section";
import { EffectsSection } from "./effects/effects-section";
import { KeysSection } from "./keys/keys-section";
import { NotificationsSection } from "./notifications/notifications-section";
import { PrivacySection } from "./privacy/privacy-section";
import { ProfileSection } from "./profile/profile-section";
import { RingingSection } from "./ringing/ringing-section";
import { SectionList } from "./section-list";
import { SessionsSection } from "./sessions/sessions-section";
import { useSectionInView } from "./use-section-in-view";
import { ShortcutsSection } from "./shortcuts/shortcuts-section";
import { WebhooksSection } from "./webhooks/webhooks-section";

/** In the order of the page. Each has its address, `#id`, and its words below `settings.id`. */
const sections = [
  { id: "profile", Section: ProfileSection },
  { id: "devices", Section: DevicesSection },
  { id: "ringing", Section: RingingSection },
  { id: "effects", Section: EffectsSection },
  { id: "notifications", Section: NotificationsSection },
  { id: "privacy", Section: PrivacySection },
  { id: "appearance", Section: AppearanceSection },
  { id: "shortcuts", Section: ShortcutsSection },
  { id: "sessions", Section: SessionsSection },
  { id: "keys", Section: KeysSection },
  { id: "webhooks", Section: WebhooksSection },
] as const;

const ids = sections.map(({ id }) => id);

/** Everything that one sets, a section for each matter. */
export function SettingsPage() {
  const t = useTranslations("settings");
  const [here, goTo] = useSectionInView(ids);
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6 lg:max-w-5xl lg:grid-cols-[13rem_minmax(0,42rem)] lg:gap-x-10">
      <h1 className="px-2 text-3xl font-semibold tracking-tight lg:col-span-2">{t("title")}</h1>
      <SectionList
        label={t("sections")}
        sections={ids.map((id) => ({ id, title: t(`${id}.title`) }))}
        here={here}
        onGo={goTo}
      />
      <div className="flex min-w-0 flex-col gap-8">
        {sections.map(({ id, Section }) => (
          <div key={id} id={id} className="scroll-mt-4">
            <Section />
          </div>
        ))}
      </div>
    </div>
  );
}

import type { Metadata } from "next";
import { SettingsPage } from "@/components/settings/settings-page";
import { translator } from "../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("settings.title") };
}

export default function Page() {
  return <SettingsPage />;
}

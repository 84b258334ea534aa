import type { Metadata } from "next";
import { Reference } from "@/components/docs/reference";
import { webSession } from "@/lib/server/auth/next-auth";
import { translator } from "../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("docs.reference") };
}

export default async function ReferencePage() {
  return <Reference name={(await webSession())?.name} />;
}

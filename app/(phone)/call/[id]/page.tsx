import type { Metadata } from "next";
import { CallPage } from "@/components/call/record/call-page";
import { version } from "@/package.json";
import { translator } from "../../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("callPage.title") };
}

export default async function Page({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <CallPage key={id} id={id} version={version} />;
}

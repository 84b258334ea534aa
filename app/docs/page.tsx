import type { Metadata } from "next";
import { Contents } from "@/components/docs/contents";
import { readContents } from "@/lib/guide";
import { preferences, translator } from "../preferences";
import { GuideFrame } from "./guide-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("docs.title") };
}

export default async function DocsPage() {
  const chapters = await readContents((await preferences()).locale);
  return (
    <GuideFrame chapters={chapters}>
      <Contents chapters={chapters} />
    </GuideFrame>
  );
}

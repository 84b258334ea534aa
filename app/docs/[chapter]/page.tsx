import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Chapter } from "@/components/docs/chapter";
import { isChapter, readChapter, readContents } from "@/lib/guide";
import { preferences, translator } from "../../preferences";
import { GuideFrame } from "../guide-frame";

interface Props {
  readonly params: Promise<{ readonly chapter: string }>;
}

async function open(params: Props["params"]) {
  const [{ chapter }, { locale }, t] = await Promise.all([params, preferences(), translator()]);
  if (!isChapter(chapter)) notFound();
  const words = { copy: t("docs.copy"), output: t("docs.output") };
  const [shown, chapters] = await Promise.all([readChapter(locale, chapter, words), readContents(locale)]);
  const place = chapters.findIndex(({ name }) => name === chapter);
  return { ...shown, chapters, previous: chapters[place - 1], next: chapters[place + 1] };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open(params)).title };
}

export default async function ChapterPage({ params }: Props) {
  const { chapters, html, headings, previous, next } = await open(params);
  return (
    <GuideFrame chapters={chapters}>
      <Chapter html={html} headings={headings} previous={previous} next={next} />
    </GuideFrame>
  );
}

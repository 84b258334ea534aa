"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";

interface Props {
  readonly chapters: readonly { readonly name: string; readonly title: string; readonly summary: string }[];
}

const card = "block h-full rounded-2xl border border-line bg-surface p-5 hover:border-edge";

/** The first page: what there is to read. */
export function Contents({ chapters }: Props) {
  const t = useTranslations("docs");
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <h1 className="text-3xl font-semibold text-balance">{t("introTitle")}</h1>
      <p className="text-lg text-soft">{t("intro")}</p>
      <ol className="grid gap-3 sm:grid-cols-2">
        {chapters.map(({ name, title, summary }) => (
          <li key={name}>
            <Link href={`/docs/${name}`} className={card}>
              <span className="font-semibold">{title}</span>
              <span className="mt-1 block text-soft">{summary}</span>
            </Link>
          </li>
        ))}
        <li className="sm:col-span-2">
          <Link href="/docs/reference" className={card}>
            <span className="font-semibold">{t("referenceTitle")}</span>
            <span className="mt-1 block text-soft">{t("referenceText")}</span>
          </Link>
        </li>
      </ol>
    </div>
  );
}

"use client";
import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Article } from "./article";

interface Neighbour {
  readonly name: string;
  readonly title: string;
}

interface Props {
  readonly html: string;
  readonly headings: readonly { readonly text: string; readonly anchor: string }[];
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
}

const step =
  "flex min-h-14 items-center gap-3 rounded-2xl border border-line bg-surface px-4 py-2 hover:border-edge";

/** A chapter with what is on it, and the ways to its neighbours. */
export function Chapter({ html, headings, previous, next }: Props) {
  const t = useTranslations("docs");
  return (
    <div className="grid min-w-0 gap-x-10 xl:grid-cols-[minmax(0,48rem)_14rem]">
      <div className="min-w-0">
        <Article html={html} />
        <nav aria-label={`${t("previous")} · ${t("next")}`} className="mt-10 grid gap-3 sm:grid-cols-2">
          {previous && (
            <Link href={`/docs/${previous.name}`} className={step}>
              <ArrowLeft aria-hidden className="size-5 shrink-0 text-soft" />
              <span>
                <span className="block text-sm text-soft">{t("previous")}</span>
                {previous.title}
              </span>
            </Link>
          )}
          {next && (
            <Link href={`/docs/${next.name}`} className={`${step} justify-end text-end sm:col-start-2`}>
              <span>
                <span className="block text-sm text-soft">{t("next")}</span>
                {next.title}
              </span>
              <ArrowRight aria-hidden className="size-5 shrink-0 text-soft" />
            </Link>
          )}
        </nav>
      </div>
      <nav aria-label={t("page")} className="sticky top-6 hidden self-start xl:block">
        <p className="pb-2 text-sm text-soft">{t("page")}</p>
        <ul className="flex flex-col gap-2 border-s border-line ps-4 text-sm">
          {headings.map(({ text, anchor }) => (
            <li key={anchor}>
              <a href={`#${anchor}`} className="text-soft hover:text-ink">
                {text.replaceAll("`", "")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

"use client";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

interface Props {
  readonly chapters: readonly { readonly name: string; readonly title: string }[];
}

function List({ chapters }: Props) {
  const here = usePathname();
  return (
    <ol className="flex flex-col">
      {chapters.map(({ name, title }) => (
        <li key={name}>
          <Link
            href={`/docs/${name}`}
            aria-current={here === `/docs/${name}` ? "page" : undefined}
            className={cx(
              "flex min-h-10 items-center rounded-xl px-3 py-1.5",
              here === `/docs/${name}` ? "bg-raised font-medium text-ink" : "text-soft hover:text-ink",
            )}
          >
            {title}
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** The chapters beside the page, or folded above it where there is no room beside. */
export function ChapterList({ chapters }: Props) {
  const t = useTranslations("docs");
  const id = useId();
  const path = usePathname();
  return (
    <nav aria-labelledby={id} className="lg:sticky lg:top-6 lg:self-start">
      <h2 id={id} className="sr-only lg:not-sr-only lg:px-3 lg:pb-2 lg:text-sm lg:text-soft">
        {t("chapters")}
      </h2>
      {/* Closed again when one has gone to another chapter. */}
      <details key={path} className="group rounded-2xl border border-line bg-surface lg:hidden">
        <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between rounded-2xl px-4 font-medium">
          {t("chapters")}
          <ChevronDown aria-hidden className="size-5 text-soft group-open:rotate-180" />
        </summary>
        <div className="border-t border-line p-1.5">
          <List chapters={chapters} />
        </div>
      </details>
      <div className="hidden lg:block">
        <List chapters={chapters} />
      </div>
    </nav>
  );
}

import Link from "next/link";
import { cx } from "@/components/ui/cx";

interface Props {
  readonly label: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** The section that is being read. */
  readonly here: string | undefined;
  readonly onGo: (id: string) => void;
}

/** The ways to the sections: beside them and always in view, or above them where there is no room beside. */
export function SectionList({ label, sections, here, onGo }: Props) {
  return (
    <nav aria-label={label} className="lg:sticky lg:top-6 lg:self-start">
      <ul className="flex flex-wrap gap-x-1 gap-y-1.5 lg:flex-col">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <Link
              href={`#${id}`}
              onClick={() => onGo(id)}
              aria-current={here === id ? "location" : undefined}
              className={cx(
                "flex min-h-11 items-center rounded-full border border-line bg-surface px-3.5 text-sm",
                "lg:rounded-xl lg:border-0 lg:bg-transparent lg:px-3 lg:text-base",
                here === id
                  ? "font-medium text-ink lg:bg-raised"
                  : "text-soft hover:bg-raised hover:text-ink",
              )}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

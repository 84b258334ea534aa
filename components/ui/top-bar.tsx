"use client";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Logo } from "./logo";

export interface Place {
  readonly href: string;
  readonly icon: LucideIcon;
  readonly name: string;
  /** Where one is: this page, or one below it. */
  readonly here?: "page" | "true";
  /** Opens in a tab of its own: this one has the phone, and perhaps a call. */
  readonly apart?: boolean;
  /** What is new there: in a few figures, and in words. */
  readonly badge?: { readonly text: string; readonly words: string };
}

interface Props {
  /** Of the application. */
  readonly name: string;
  /** What one goes through here. */
  readonly label: string;
  readonly places: readonly Place[];
  readonly children: ReactNode;
}

const look =
  "flex min-h-12 flex-col items-center justify-center gap-0.5 rounded-xl px-0.5 text-xs font-medium min-[360px]:px-1.5 sm:min-h-11 sm:flex-row sm:gap-2 sm:rounded-full sm:px-4 sm:text-base";

function PlaceLink({ href, icon: Icon, name, here, apart = false, badge }: Place) {
  const shape = cx(
    look,
    here === undefined ? "text-soft hover:bg-raised hover:text-ink" : "bg-raised text-ink",
  );
  const inside = (
    <>
      <span className="relative">
        <Icon aria-hidden className="size-5" />
        {badge !== undefined && (
          <span
            aria-hidden
            className="absolute start-3 -top-2 min-w-4.5 rounded-full bg-danger px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-on-danger"
          >
            {badge.text}
          </span>
        )}
      </span>
      {name}
      {badge !== undefined && <span className="sr-only">{badge.words}</span>}
    </>
  );
  if (apart) {
    return (
      <a href={href} target="_blank" className={shape}>
        {inside}
      </a>
    );
  }
  return (
    <Link href={href} aria-current={here} className={shape}>
      {inside}
    </Link>
  );
}

/** The top of every page: the name, where one can go, and at its end what is given. */
export function TopBar({ name, label, places, children }: Props) {
  return (
    <header className="safe-x safe-top flex flex-wrap items-center gap-x-1 gap-y-1 border-b border-line bg-surface pb-3 min-[360px]:gap-x-3 sm:gap-x-6">
      <Link
        href="/"
        aria-label={name}
        className="flex min-h-11 min-w-11 items-center justify-center gap-2.5 font-semibold"
      >
        <Logo />
        <span className="hidden sm:inline">{name}</span>
      </Link>
      <nav aria-label={label} className="flex-1">
        <ul className="flex min-[360px]:gap-1">
          {places.map((place) => (
            <li key={place.href}>
              <PlaceLink {...place} />
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </header>
  );
}

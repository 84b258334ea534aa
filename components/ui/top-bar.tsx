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
}

interface Props {
  /** Of the application. */
  readonly name: string;
  /** What one goes through here. */
  readonly label: string;
  readonly places: readonly Place[];
  readonly children: ReactNode;
}

const look = "flex min-h-11 items-center gap-2 rounded-full px-1.5 font-medium min-[360px]:px-2.5 sm:px-4";

function PlaceLink({ href, icon: Icon, name, here, apart = false }: Place) {
  const shape = cx(
    look,
    here === undefined ? "text-soft hover:bg-raised hover:text-ink" : "bg-raised text-ink",
  );
  const inside = (
    <>
      <Icon aria-hidden className="hidden size-5 sm:block" />
      {name}
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
        <ul className="flex gap-1">
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

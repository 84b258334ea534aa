import type { ReactNode } from "react";
import { ChapterList } from "@/components/docs/chapter-list";
import type { Entry } from "@/lib/guide";

interface Props {
  readonly chapters: readonly Entry[];
  readonly children: ReactNode;
}

/** A page of the guide beside the list of its chapters. */
export const GuideFrame = ({ chapters, children }: Props) => (
  <div className="mx-auto grid max-w-7xl gap-6 lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-10">
    <ChapterList chapters={chapters} />
    {children}
  </div>
);

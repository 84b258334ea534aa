import type { Metadata } from "next";
import { PeoplePage } from "@/components/people/people-page";
import { translator } from "../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("people.title") };
}

export default function HomePage() {
  return <PeoplePage />;
}

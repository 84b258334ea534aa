import type { Metadata } from "next";
import { HistoryPage } from "@/components/history/history-page";
import { translator } from "../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("history.title") };
}

export default function Page() {
  return <HistoryPage />;
}

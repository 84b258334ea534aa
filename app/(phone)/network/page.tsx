import type { Metadata } from "next";
import { NetworkPage } from "@/components/network/network-page";
import { translator } from "../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("network.title") };
}

export default function Page() {
  return <NetworkPage />;
}

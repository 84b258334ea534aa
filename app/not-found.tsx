import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { translator } from "./preferences";

export default async function NotFound() {
  const t = await translator();
  return (
    <main className="flex min-h-dvh items-center">
      <Empty icon={SearchX} level={1} title={t("errors.notFound")} text={t("errors.notFoundText")}>
        <Link href="/" className={buttonClass()}>
          {t("errors.home")}
        </Link>
      </Empty>
    </main>
  );
}

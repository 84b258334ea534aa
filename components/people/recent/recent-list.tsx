import { Phone, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CallRecord } from "@/lib/contract";
import { Avatar } from "@/components/ui/avatar";

interface Props {
  readonly records: readonly CallRecord[];
  /** One is in a call and cannot place another. */
  readonly busy: boolean;
  readonly onCall: (record: CallRecord) => void;
}

/** Faces in a row; a click calls again, with sound or picture as it was. */
export function RecentList({ records, busy, onCall }: Props) {
  const t = useTranslations("people.recent");
  const nameOf = ({ groupName, people, others }: CallRecord) => {
    const [first] = people;
    const name = groupName ?? first?.userName ?? "";
    const count = people.length - 1 + others;
    return groupName !== undefined || count === 0 ? name : t("andOthers", { name, count });
  };
  return (
    <ul aria-label={t("title")} className="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-1">
      {records.map((record) => {
        const Icon = record.type === "video" ? Video : Phone;
        const name = nameOf(record);
        return (
          <li key={record.id}>
            <button
              type="button"
              disabled={busy}
              aria-label={t(record.type === "video" ? "videoCall" : "call", { name })}
              onClick={() => onCall(record)}
              className="flex w-full flex-col items-center gap-1.5 rounded-2xl p-2 hover:bg-surface disabled:cursor-not-allowed disabled:opacity-60"
            >
              <span className="relative">
                <Avatar
                  name={record.groupName ?? record.people[0]?.userName ?? ""}
                  src={record.groupName === undefined ? record.people[0]?.userAvatar : undefined}
                />
                <span className="absolute -end-1.5 -bottom-1 rounded-full border-2 border-ground bg-accent-soft p-1 text-accent-ink">
                  <Icon aria-hidden className="size-3.5" />
                </span>
              </span>
              <span className="w-full truncate text-center text-sm">{name}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import type { PersonRef } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";

interface Props {
  readonly person: PersonRef;
  /** What tells them from others of that name. */
  readonly about: string;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

/** Somebody who may be picked; the whole row is the target. */
export function PersonCheck({ person, about, checked, onToggle }: Props) {
  const { name, avatar } = person;
  return (
    <li>
      <label className="flex min-h-18 cursor-pointer items-center gap-3 rounded-2xl px-2 py-2 hover:bg-raised sm:gap-4">
        <Avatar name={name} src={avatar} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{name}</span>
          <bdi className="truncate text-sm text-soft">{about}</bdi>
        </span>
        <input
          type="checkbox"
          aria-label={name}
          checked={checked}
          onChange={onToggle}
          className="me-2 size-6 shrink-0 scroll-mb-44 accent-accent"
        />
      </label>
    </li>
  );
}

import { Avatar } from "@/components/ui/avatar";
import type { Group } from "@/lib/contract";

/** How many faces are shown of a group. */
const shown = 3;

/** Some of those who are in a group. Decoration only. */
export function Faces({ people }: { readonly people: Group["members"] }) {
  return (
    <span aria-hidden className="flex shrink-0 -space-x-4 rtl:space-x-reverse">
      {people.slice(0, shown).map(({ userId, userName, userAvatar }) => (
        <Avatar
          key={userId}
          name={userName}
          src={userAvatar}
          size="small"
          className="border-2 border-surface"
        />
      ))}
    </span>
  );
}

import { Avatar } from "./avatar";

interface Face {
  readonly userId: string;
  readonly userName: string;
  readonly userAvatar?: string;
}

/** How many faces are shown of several people. */
const shown = 3;

/** Some of those several people. Decoration only. */
export function Faces({ people }: { readonly people: readonly Face[] }) {
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

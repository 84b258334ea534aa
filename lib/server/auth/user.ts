import type { User } from "@/lib/contract";
import type { UserRow } from "@/db/users";

/** A user as others see them. */
export function userOf(row: UserRow): User {
  const { id, username, nickname, avatar } = row;
  return { id, username, nickname, ...(avatar === null ? {} : { avatar }) };
}

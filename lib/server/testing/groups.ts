import { v7 as uuid } from "uuid";
import { groupMembers, groups } from "@/db/schema";
import type { TestApp } from "./app";
import type { TestPerson } from "./person";

/** A group, inserted directly: the first is its admin. */
export async function groupOf(app: TestApp, ...people: readonly TestPerson[]): Promise<string> {
  const id = uuid();
  await app.live.db.insert(groups).values({ id, name: "Team" });
  await app.live.db.insert(groupMembers).values(
    people.map((person, index) => ({
      groupId: id,
      userId: person.id,
      role: index === 0 ? ("admin" as const) : ("member" as const),
    })),
  );
  return id;
}

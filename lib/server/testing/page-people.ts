import { createSession } from "@/db/sessions";
import { groupMembers, groups, users } from "@/db/schema";
import { expect } from "vitest";
import { signAccess } from "../auth/tokens";
import type { TestApp } from "./app";
import { TestPerson } from "./person";

const names = ["张三", "李四", "王五", "赵六", "孙七"];

/** The users of the page's examples under their own ids, and the group that they are in. */
export async function peopleOfPage(app: TestApp): Promise<readonly TestPerson[]> {
  const { db, secret } = app.live;
  const people = names.map(async (nickname, index) => {
    const id = `user-00${index + 1}`;
    const sessionId = `session-of-${id}`;
    const avatar = `https://example.com/avatar${index + 1}.jpg`;
    await db.insert(users).values({ id, username: id, nickname, avatar, passwordHash: "-" });
    await createSession(db, { id: sessionId, userId: id, kind: "api", lifeMs: 3_600_000 });
    return new TestPerson(
      app,
      id,
      nickname,
      await signAccess(secret, { userId: id, sessionId }, 3_600_000),
      sessionId,
    );
  });
  const made = await Promise.all(people);
  await db.insert(groups).values({ id: "group-001", name: "产品组" });
  await db
    .insert(groupMembers)
    .values(made.map(({ id }) => ({ groupId: "group-001", userId: id, role: "member" as const })));
  return made;
}

const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}T[\d:]+Z$/.test(text);

/** What a reply must hold to be as an example of the page: its members and values; times and durations are of their kind. */
export function asPage(example: unknown, ids: Readonly<Record<string, string>>): object {
  const like = (value: unknown, member = ""): unknown => {
    if (Array.isArray(value)) return value.map((inner) => like(inner));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, like(inner, name)]));
    }
    if (member === "duration") return expect.any(Number) as unknown;
    if (typeof value !== "string") return value;
    return isTime(value)
      ? (expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as unknown)
      : (ids[value] ?? value);
  };
  return like(example) as object;
}

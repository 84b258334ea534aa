import { addBlock } from "@/db/blocks";
import * as commands from "../commands";
import type { TestApp } from "../testing/app";
import { groupOf } from "../testing/groups";
import type { TestPerson } from "../testing/person";
import { keyFor } from "./key";
import { actor, cast, placed, program } from "./people";
import { webhookOf } from "./webhook";
import { type Actor, Scene } from "./scene";

export type Credentials = Scene["subjects"]["credentials"];

const parts = [
  "caller",
  "ringing",
  "connected",
  "declined",
  "left",
  "blocker",
  "outsider",
  "uninvited",
  "stranger",
] as const;

/** Ids that nothing has. */
const nothing = { callId: "no-call", groupId: "no-group", strangerId: "nobody" };

/** The group, its people and those beside it, of whom nobody is in a call. */
async function crowd(app: TestApp, credentials: Credentials) {
  const people = await cast(app, parts);
  const { caller, ringing, connected, declined, left, blocker, uninvited, stranger } = people;
  const callees = [ringing, connected, declined, left, blocker];
  const [groupId, webhook, { key }] = await Promise.all([
    groupOf(app, caller, ...callees, uninvited),
    webhookOf(app, caller, stranger),
    keyFor(app, caller.id),
    addBlock(app.live.db, { userId: blocker.id, blockedId: caller.id }),
  ]);
  const actors = new Map<string, Actor>(
    parts.map((part) => [part, actor(app, people[part], part === "connected" ? caller : connected)]),
  );
  actors.set("another's id", { ...actor(app, caller, connected), ownId: connected.id });
  const ids = { strangerId: stranger.id, blockerId: blocker.id, keyId: key.id };
  const subjects = { ...nothing, groupId, ...ids, ...webhook, credentials };
  return { people, callees, actors, subjects };
}

/** For requests that are not about the call. */
export async function quietScene(app: TestApp, credentials: Credentials): Promise<Scene> {
  const { subjects, actors } = await crowd(app, credentials);
  return new Scene(app, subjects, actors);
}

/** A group call with everybody of the table in it or beside it. */
export async function groupScene(app: TestApp, credentials: Credentials): Promise<Scene> {
  const { people, callees, actors, subjects } = await crowd(app, credentials);
  const { caller, ringing, connected, declined, left } = people;
  const callId = await placed(app, caller, callees, { groupId: subjects.groupId });
  const own = (person: TestPerson) => ({ callId, userId: person.id });
  const { live } = app;
  await commands.answer(live, own(connected), program(connected));
  await commands.answer(live, own(left), program(left));
  await commands.leave(live, own(left), program(left));
  await commands.reject(live, { ...own(declined), reason: "declined" }, program(declined));
  await commands.activeCall(live, { userId: ringing.id }, program(ringing));
  return new Scene(app, { ...subjects, callId }, actors);
}

/** The same with a call, a group and people in the requests that do not exist. */
export async function nothingScene(app: TestApp, credentials: Credentials): Promise<Scene> {
  const scene = await groupScene(app, credentials);
  const actors = new Map([
    ["own id", scene.actor("caller")],
    ["another's id", scene.actor("another's id")],
  ]);
  return new Scene(app, { ...nothing, credentials }, actors);
}

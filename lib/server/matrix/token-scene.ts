import { expect } from "vitest";
import { v7 as uuid } from "uuid";
import { createSession } from "@/db/sessions";
import { signAccess } from "../auth/tokens";
import type { TestApp } from "../testing/app";
import { TestPerson } from "../testing/person";
import { type Credentials, groupScene } from "./group-scene";
import { refreshTokenOf } from "./people";
import { type Actor, Scene } from "./scene";

const hour = 3_600_000;
const otherSecret = "the secret of another server, as long as ours";

/** A second session of this person, signed out; its tokens would be good for an hour. */
async function endedSession(app: TestApp, { id, name }: TestPerson) {
  const sessionId = uuid();
  await createSession(app.live.db, { id: sessionId, userId: id, kind: "api", lifeMs: hour });
  const token = await signAccess(app.live.secret, { userId: id, sessionId }, hour);
  const person = new TestPerson(app, id, name, token, sessionId);
  const refreshToken = await refreshTokenOf(app, person);
  await person.rest("POST", "/auth/logout");
  return { person, refreshToken: () => Promise.resolve(refreshToken) };
}

/** A scene whose caller comes with something else than their token. */
export async function withTokens(scene: Scene): Promise<Scene> {
  const { app } = scene;
  const caller = scene.actor("caller");
  const { id, name, sessionId } = caller.person;
  const claims = { userId: id, sessionId };
  const withToken = (token: string): Actor => ({
    ...caller,
    person: new TestPerson(app, id, name, token, sessionId),
  });
  const foreign = withToken(await signAccess(otherSecret, claims, hour));
  const actors = new Map([
    ["no token", withToken("")],
    ["garbage", withToken("some.garbage.here")],
    ["expired", withToken(await signAccess(app.live.secret, claims, -hour))],
    ["refresh token", withToken(await caller.refreshToken())],
    ["ended session", { ...caller, ...(await endedSession(app, caller.person)) }],
    ["other server", { ...foreign, refreshToken: () => refreshTokenOf(app, foreign.person, otherSecret) }],
  ]);
  return new Scene(app, scene.subjects, actors);
}

/** The group call, with two sockets whose tokens have expired since they were let in. */
export async function expiredScene(app: TestApp, credentials: Credentials): Promise<Scene> {
  const scene = await groupScene(app, credentials);
  await Promise.all(["connected", "ringing"].map((column) => expire(scene, column)));
  return scene;
}

async function expire(scene: Scene, column: string): Promise<void> {
  const client = await scene.client(column);
  const { id: userId, sessionId } = scene.actor(column).person;
  const soon = () => signAccess(scene.app.live.secret, { userId, sessionId }, 500);
  // On a busy machine it may be over when it arrives.
  while (!(await client.authenticate(await soon())).success);
  const asked = () => client.refused("active", { userId });
  await expect.poll(asked, { timeout: 10_000 }).toBe("TOKEN_EXPIRED");
}

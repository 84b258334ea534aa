import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 as uuid } from "uuid";
import { createSession } from "@/db/sessions";
import { insertUsers } from "@/db/users";
import { noPassword } from "../auth/passwords";
import { signAccess } from "../auth/tokens";
import { readSettings } from "../boot/read-settings";
import type { Live } from "../live";
import { openLive } from "../open-live";
import type { Rates, Settings } from "../settings";
import { testDatabase } from "./database";
import { serveRoutes } from "./http";
import { TestPerson } from "./person";

const secret = "a secret that is only good for tests";

const many = 1_000_000;

/** Rates that no test comes near to. */
export const unlimited: Rates = {
  general: many,
  calls: many,
  signals: many,
  signalsBurst: many,
  notes: many,
  signInAddress: many,
  signInName: many,
};

/** Settings with which nothing in a test happens by the clock or is too often, unless the test says so. */
export function testSettings(changes: Partial<Settings> = {}): Settings {
  const base = readSettings({
    DATABASE_URL: "postgres://unused/unused",
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
  });
  return { ...base, rates: unlimited, sweepMs: 20, ...changes };
}

/** A running server on a database of its own, with the real doors: route handlers and sockets. */
export interface TestApp {
  readonly url: string;
  readonly live: Live;
  /** A user with a session, inserted directly. */
  person(name: string): Promise<TestPerson>;
  /** The same user with another session. */
  again(person: TestPerson): Promise<TestPerson>;
  /** Ends the server as a crash would see it from the database: nothing is written any more. Then starts anew. */
  restart(changes?: Partial<Settings>): Promise<void>;
  stop(): Promise<void>;
}

export async function testApp(
  changes: Partial<Settings> = {},
  by?: Parameters<typeof testDatabase>[0],
): Promise<TestApp> {
  const database = await testDatabase(by);
  const people: TestPerson[] = [];
  let settings = testSettings(changes);
  let running = await serve(settings, database.pool);
  const signIn = async (id: string, name: string): Promise<TestPerson> => {
    const sessionId = uuid();
    await createSession(database.db, { id: sessionId, userId: id, kind: "api", lifeMs: 3_600_000 });
    const token = await signAccess(secret, { userId: id, sessionId }, 3_600_000);
    const person = new TestPerson(app, id, name, token, sessionId);
    people.push(person);
    return person;
  };
  const app: TestApp = {
    get url() {
      return running.url;
    },
    get live() {
      return running.live;
    },
    person: async (name) => {
      const id = uuid();
      // The whole random part: a few thousand people with six digits each are too many for different names.
      const username = `${name.toLowerCase()}-${id.slice(-12)}`;
      const inserted = await insertUsers(database.db, [
        { id, username, nickname: name, passwordHash: noPassword, demo: false },
      ]);
      if (inserted.length !== 1) throw new Error(`there is somebody called ${username} already`);
      return signIn(id, name);
    },
    again: ({ id, name }) => signIn(id, name),
    restart: async (more) => {
      settings = { ...settings, ...more };
      await running.stop();
      running = await serve(settings, database.pool);
    },
    stop: async () => {
      for (const person of people) person.disconnect();
      await running.stop();
      await database.drop();
    },
  };
  return app;
}

async function serve(settings: Settings, pool: Live["pool"]) {
  const live = openLive({ settings, secret, pool });
  const server = createServer((incoming, outgoing) => void serveRoutes(incoming, outgoing, settings));
  live.attach(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await live.start();
  const { port } = server.address() as AddressInfo;
  return {
    live,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      await live.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

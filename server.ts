import { databaseOf, openPool } from "@/db/client";
import { openDataDir } from "@/db/data-dir";
import { migrate } from "@/db/migrate";
import { openDatabase } from "@/lib/server/boot/database";
import { makeDoor } from "@/lib/server/boot/door";
import { settingsOfProcess } from "@/lib/server/boot/environment";
import { type Lifetime, openLifetime } from "@/lib/server/boot/lifetime";
import { addressWithin, listen } from "@/lib/server/boot/listen";
import { listeningOn } from "@/lib/server/boot/read-settings";
import { openWeb } from "@/lib/server/boot/web";
import { seedDemo } from "@/lib/server/demo";
import { openLive } from "@/lib/server/open-live";
import { runTestUsers } from "@/lib/server/test-users/run";
import { openSecret } from "@/lib/server/secrets";
import type { Settings } from "@/lib/server/settings";

const dev = process.env.NODE_ENV !== "production";
const say = (line: string) => process.stdout.write(`${line}\n`);

/** From the settings to the first request. What is opened here is closed by the lifetime, the last first. */
async function boot(lifetime: Lifetime): Promise<void> {
  const given = settingsOfProcess(dev);
  const door = makeDoor({ dev, trustProxy: given.trustProxy });
  const settings = listeningOn(given, await listen(door.server, given));
  if (settings.databaseUrl === undefined || settings.authSecret === undefined)
    await openDataDir(settings.dataDir);
  const secret = await openSecret(settings);

  const opening = openDatabase(settings, say);
  lifetime.onStop(4_500, () =>
    opening.then(
      (database) => database.stop(),
      () => undefined,
    ),
  );
  const database = await opening;
  await migrate(database.url);
  const pool = openPool(database.url);
  lifetime.onStop(700, () => pool.end({ timeout: 0.5 }));
  if (settings.demo) await seedDemo(databaseOf(pool));

  const live = openLive({ settings, secret, pool });
  const web = await openWeb(settings, door.server, dev);
  lifetime.onStop(500, () => web.close());
  live.attach(door.server);
  lifetime.onStop(700, () => door.close());
  lifetime.onStop(1_500, () => live.stop());
  await live.start();
  door.open(web.handle);
  if (settings.testUsers) {
    const testUsers = await runTestUsers({ db: live.db, url: addressWithin(settings), dev });
    lifetime.onStop(1_000, () => testUsers.stop());
  }
  say(readyLine(settings));
}

function readyLine({ publicUrl, demo }: Settings): string {
  return `Ringback is ready: ${publicUrl}${demo ? " (demo accounts are offered on the sign-in page)" : ""}`;
}

const lifetime = openLifetime();
await boot(lifetime).catch((error: unknown) => lifetime.fail(error));

import { createClient } from "@/lib/client/rest";
import type { CallStats } from "@/lib/contract";
import { asks, idOf } from "./asks";
import { countedBy, noteLooks, statsWith } from "./measurements";
import { expect, inCall, test } from "./person";
import type { App } from "./server";

interface Active {
  readonly call: { readonly id: string; readonly members: { userId: string; userName: string }[] };
}

/** What a program with this key is told. */
async function told(app: App, key: string, callId: string): Promise<CallStats> {
  const client = createClient({ baseUrl: app.url, token: key });
  return client.getStats({ callId, series: "true" });
}

test("what the server knows of a call agrees with what the browser counted, also across a camera switched off, and to its end", async ({
  app,
  person,
}) => {
  const ana = await person("Ana", { before: noteLooks });
  const lei = await person("Lei");
  await inCall(ana, lei);
  const userId = await idOf(ana.page);
  const { call } = await asks<Active>(ana.page, "GET", `/rtc/active/${userId}`);
  await ana.page.getByRole("button", { name: "Camera", exact: true }).click();
  await ana.page.getByRole("button", { name: "Camera", exact: true }).click();
  const { series = [], stats } = await statsWith(ana.page, call.id, { userId, samples: 4 });

  const own = series.filter((each) => each.userId === userId);
  const last = own.at(-1);
  const sum = (value: (sample: (typeof own)[number]) => number | undefined) =>
    own.reduce((total, sample) => total + (value(sample) ?? 0), 0);
  const sums = {
    audioBytesSent: sum(({ audio }) => audio?.bytesSent),
    audioPacketsReceived: sum(({ audio }) => audio?.packetsReceived),
    videoBytesReceived: sum(({ video }) => video?.bytesReceived),
    videoPacketsSent: sum(({ video }) => video?.packetsSent),
  };
  // The clocks of browser and server differ by little: the look at about that time.
  const near = (at: number) => Math.abs(at - Date.parse(last?.at ?? ""));
  const looks = (await countedBy(ana.page)).sort((one, other) => near(one.at) - near(other.at));
  const { at: _at, ...counted } = looks[0] ?? { at: 0 };
  expect(sums).toEqual(counted);
  expect(stats.audio.packetsReceived).toBeGreaterThan(0);

  await test.step("a sample covers two seconds, and says which way media take", () => {
    const { seconds = 0, path, video } = last ?? {};
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(6);
    expect(path).toMatchObject({ local: "host", remote: "host", protocol: "udp" });
    expect(video).toMatchObject({ frameWidth: 320, frameHeight: 180, codec: "VP8" });
    expect(JSON.stringify(series)).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  });

  await test.step("both ends say what arrived of what was sent, and how it sounded", async () => {
    const { links, participants, quality } = await asks<CallStats>(lei.page, "GET", `/rtc/stats/${call.id}`);
    expect(links).toHaveLength(2);
    for (const { lossRatio } of links) expect(lossRatio).toBeLessThan(0.2);
    expect(participants.map((each) => each.quality?.mos ?? 0).every((mos) => mos > 3)).toBe(true);
    expect(quality?.mos).toBeGreaterThan(3);
  });

  await test.step("what came after the last look is there when the call is over", async () => {
    await lei.page.getByRole("button", { name: "Hang up" }).click();
    await expect(ana.page.getByRole("button", { name: "Close" })).toBeVisible();
    const final = await statsWith(ana.page, call.id, { userId, samples: own.length + 1 });
    expect(final.stats.audio.packetsReceived).toBeGreaterThan(stats.audio.packetsReceived);
  });

  await test.step("a program with a key is told the same", async () => {
    const key = { name: "Desk", kind: "personal", scopes: ["calls:read"] };
    const made = await asks<{ key: string }>(ana.page, "POST", "/keys", key);
    // The last of the other side's samples may come between the two.
    await expect(async () => {
      const own = await asks<CallStats>(ana.page, "GET", `/rtc/stats/${call.id}?series=true`);
      expect(await told(app, made.key, call.id)).toEqual(own);
    }).toPass({ timeout: 10_000 });
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteOldStats } from "@/db/stat-packs";
import { callStats, type CallStats } from "@/lib/contract";
import { packEndedStats } from "./pack-stats";
import { testApp, type TestApp } from "./testing/app";
import { connected } from "./testing/calls";
import type { TestPerson } from "./testing/person";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

async function talking() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  return { ana, lei, anaTab, callId: await connected(anaTab, leiTab, lei) };
}

const at = (ms = 0) => new Date(Date.now() + ms).toISOString();

async function reports(person: TestPerson, callId: string, body: object) {
  const { status } = await person.rest("POST", `/rtc/stats/${callId}`, { samples: [], ...body });
  return status;
}

async function statsFor(person: TestPerson, callId: string, query = ""): Promise<CallStats> {
  const { body } = await person.rest("GET", `/rtc/stats/${callId}${query}`);
  return callStats.parse(body);
}

/** A sample as our own client reports it, number `n` of a call. */
function sample(peerUserId: string, n: number, time = at()) {
  const some = (most: number) => (n * 7919) % most;
  return {
    ...{ at: time, peerUserId, seconds: 2 + some(9) / 1000 },
    path: { local: "host", remote: "srflx", protocol: "udp", available: 1500 + some(900) },
    audio: {
      ...{ bytesSent: 8000 + some(900), bytesReceived: 8100 + some(700) },
      ...{ packetsSent: 100, packetsReceived: 99 + some(3), packetsLost: some(3), sentPacketsLost: some(2) },
      ...{ jitter: some(90) / 1e4, roundTripTime: some(400) / 1e4, gaps: some(3), concealed: some(60) / 1e3 },
      codec: "opus",
    },
    video: {
      ...{ bytesSent: 300_000 + some(90_000), bytesReceived: 290_000 + some(80_000) },
      ...{ packetsSent: 300 + some(50), packetsReceived: 290 + some(60), packetsLost: some(4) },
      ...{ jitter: some(90) / 1e4, frameWidth: 1280, frameHeight: 720, frameRate: 29 + some(10) / 10 },
      ...{ bitrate: 1200 + some(400), framesDecoded: 58 + some(4), framesDropped: 0, frozen: 0 },
      ...{ sentFrameWidth: 1280, sentFrameHeight: 720, sentFrameRate: 29.5, codec: "VP8" },
      ...{ processorLimited: 0, networkLimited: some(2) },
    },
  };
}

/** So long ago that nothing more can be reported. */
const end = (callId: string) => app.live.pool`
  update calls set status = 'ended', ended_at = clock_timestamp() - interval '12 minutes' where id = ${callId}`;

test("everything that a sample says comes back with the series, and what happened beside it", async () => {
  const { ana, lei, callId } = await talking();
  const said = sample(lei.id, 3);
  const events = [
    { at: at(-2), type: "ice_restarted", peerUserId: lei.id },
    { at: at(-1), type: "microphone_switched" },
  ];
  expect(await reports(ana, callId, { samples: [said], events: [...events].reverse() })).toBe(200);
  expect(await reports(ana, callId, { events })).toBe(200);
  const { series, events: kept } = await statsFor(lei, callId, "?series=true");
  expect(series).toEqual([{ userId: ana.id, ...said }]);
  expect(kept).toEqual(events.map((event) => ({ ...event, userId: ana.id })));
  expect(await statsFor(lei, callId)).not.toHaveProperty("events");
});

test("an event must be of the time of the call, and of another who was in it", async () => {
  const { ana, callId } = await talking();
  const event = { at: at(), type: "reconnected" };
  expect(await reports(ana, callId, { events: [{ ...event, peerUserId: ana.id }] })).toBe(400);
  expect(await reports(ana, callId, { events: [{ ...event, at: at(-60_000) }] })).toBe(400);
  expect(await reports(ana, callId, { events: [{ ...event, type: "moved_house" }] })).toBe(400);
});

test("everything is told of the whole call, or of the last seconds of it", async () => {
  const { ana, lei, callId } = await talking();
  const sound = (ms: number, packetsLost: number) => ({
    ...{ at: at(ms), peerUserId: lei.id, seconds: 2 },
    audio: { packetsLost, packetsReceived: 100 - packetsLost, packetsSent: 100, sentPacketsLost: 10 },
  });
  await reports(ana, callId, { samples: [sound(-4_900, 0), sound(-20, 20), sound(0, 30)] });
  const ofAna = async (query: string) =>
    (await statsFor(lei, callId, query)).links.find(({ userId }) => userId === ana.id)?.lossRatio;
  expect(await ofAna("")).toBe(0.1667);
  expect(await ofAna("?recent=2")).toBe(0.25);
  const { stats, participants, series } = await statsFor(lei, callId, "?recent=2&series=true");
  expect(stats.audio).toMatchObject({ packetsLost: 50, packetsSent: 200 });
  expect(participants[0]?.stats.audio.packetsLost).toBe(50);
  expect(series).toHaveLength(2);
  // Nobody told how it was at the other end but who sent there.
  const { links } = await statsFor(lei, callId);
  expect(links.find(({ userId }) => userId === lei.id)?.lossRatio).toBe(0.1);
});

test("what was measured is packed once nothing more can come, says the same, and is forgotten in time", async () => {
  const { ana, lei, callId } = await talking();
  const minutes = 2;
  const taken = Array.from({ length: 30 * minutes }, (_, n) => sample(lei.id, n, at(n * 10)));
  await reports(ana, callId, { samples: taken });
  await reports(lei, callId, { samples: taken.map((each) => ({ ...each, peerUserId: ana.id })) });
  await reports(ana, callId, { events: [{ at: at(), type: "reconnected", peerUserId: lei.id }] });
  const before = await statsFor(ana, callId, "?series=true");
  await packEndedStats(app.live);
  const rows = () => app.live.pool`
    select call_id from stat_samples where call_id = ${callId}
    union all select call_id from media_events where call_id = ${callId}`;
  expect(await rows(), "a call that goes on is not packed").toHaveLength(60 * minutes + 1);

  await end(callId);
  await Promise.all([packEndedStats(app.live), packEndedStats(app.live)]);
  expect(await rows()).toHaveLength(0);
  expect(await statsFor(ana, callId, "?series=true")).toEqual(before);
  const { series: _series, events: _events, ...sums } = before;
  expect(await statsFor(ana, callId)).toEqual(sums);
  const [size] = await app.live.pool<{ octets: number }[]>`
    select sum(pg_column_size(stat_packs.*)) as octets from stat_packs where call_id = ${callId}`;
  // README tells how much it is.
  expect(Number(size?.octets) / minutes).toBeLessThan(8_000);

  await deleteOldStats(app.live.db, 13 * 60_000);
  expect(await statsFor(ana, callId, "?series=true")).toEqual(before);
  await deleteOldStats(app.live.db, 11 * 60_000);
  const after = await statsFor(ana, callId, "?series=true");
  expect(after).toMatchObject({ links: [], series: [], events: [] });
  expect(after.quality).toBeUndefined();
});

test("of a call without samples what happened is packed and forgotten as well", async () => {
  const { ana, lei, callId } = await talking();
  await reports(ana, callId, { events: [{ at: at(), type: "reconnected", peerUserId: lei.id }] });
  const before = await statsFor(ana, callId, "?series=true");
  expect(before.events).toHaveLength(1);
  await end(callId);
  await packEndedStats(app.live);
  expect(await app.live.pool`select from media_events where call_id = ${callId}`).toHaveLength(0);
  expect(await statsFor(ana, callId, "?series=true")).toEqual(before);
  await deleteOldStats(app.live.db, 11 * 60_000);
  expect((await statsFor(ana, callId, "?series=true")).events).toEqual([]);
});

test("what was still written after a call had been packed goes with it, and keeps no other from being packed", async () => {
  const [early, late] = [await talking(), await talking()];
  const samplesOf = ({ lei }: typeof early) => ({ samples: [sample(lei.id, 1)] });
  await reports(early.ana, early.callId, samplesOf(early));
  await end(early.callId);
  await packEndedStats(app.live);
  const packed = await statsFor(early.ana, early.callId, "?series=true");
  // As by a report that was held up since before the end.
  await app.live.pool`insert into stat_samples (call_id, user_id, peer_user_id, at)
    values (${early.callId}, ${early.ana.id}, ${early.lei.id}, now() - interval '12 minutes')`;
  await reports(late.ana, late.callId, samplesOf(late));
  await end(late.callId);
  await packEndedStats(app.live);
  expect(await statsFor(early.ana, early.callId, "?series=true")).toEqual(packed);
  const rows = await app.live
    .pool`select 1 from stat_samples where call_id in ${app.live.pool([early.callId, late.callId])}`;
  expect(rows).toEqual([]);
});

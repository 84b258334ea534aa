import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callStats, type CallStats, type ErrorBody } from "@/lib/contract";
import { testApp, testSettings, type TestApp } from "./testing/app";
import { connected, placed } from "./testing/calls";
import type { TestPerson } from "./testing/person";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

async function talking(on = app) {
  const [ana, lei] = await Promise.all([on.person("Ana"), on.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  const callId = await connected(anaTab, leiTab, lei);
  return { ana, lei, anaTab, leiTab, callId };
}

/** So many milliseconds from now. */
const at = (ms = 0) => new Date(Date.now() + ms).toISOString();

async function reports(person: TestPerson, callId: string, samples: readonly object[]) {
  const { status, body } = await person.rest("POST", `/rtc/stats/${callId}`, { samples });
  const { code, details } = (body as Partial<ErrorBody>).error ?? {};
  return { status, code, details };
}
const taken = { status: 200, code: undefined, details: undefined };

async function statsFor(person: TestPerson, callId: string, query = ""): Promise<CallStats> {
  const { status, body } = await person.rest("GET", `/rtc/stats/${callId}${query}`);
  expect(status).toBe(200);
  return callStats.parse(body);
}

const none = { bytesSent: 0, bytesReceived: 0, packetsSent: 0, packetsReceived: 0, packetsLost: 0 };
const zeros = {
  audio: { ...none, jitter: 0, roundTripTime: 0 },
  video: { ...none, frameWidth: 0, frameHeight: 0, frameRate: 0, bitrate: 0 },
};

/** The numbers of the API's page. */
const page = {
  audio: {
    bytesSent: 1048576,
    bytesReceived: 2097152,
    packetsSent: 1000,
    packetsReceived: 2000,
    packetsLost: 5,
    jitter: 0.02,
    roundTripTime: 0.05,
  },
  video: {
    bytesSent: 10485760,
    bytesReceived: 20971520,
    packetsSent: 5000,
    packetsReceived: 10000,
    packetsLost: 10,
    frameWidth: 1280,
    frameHeight: 720,
    frameRate: 30,
    bitrate: 2000,
  },
};

describe("the statistics of a call", () => {
  test("are zeros from when it was placed, as long as nobody has reported anything", async () => {
    const { ana, lei, callId } = await talking();
    const { createdAt } = await ana.sees(callId);
    expect(await statsFor(ana, callId)).toEqual({
      callId,
      stats: zeros,
      timestamp: createdAt,
      participants: [
        { userId: ana.id, stats: zeros },
        { userId: lei.id, stats: zeros },
      ],
      links: [],
    });
  });

  test("are exactly what one report said, member for member", async () => {
    const { ana, lei, callId } = await talking();
    const when = at();
    expect(await reports(ana, callId, [{ at: when, peerUserId: lei.id, ...page }])).toEqual(taken);
    const found = await statsFor(lei, callId);
    const quality = { mos: 4.34, level: 5, cause: "none" };
    expect(found).toEqual({
      callId,
      stats: page,
      timestamp: when,
      quality,
      participants: [
        { userId: ana.id, stats: page, quality },
        { userId: lei.id, stats: zeros },
      ],
      links: [
        { userId: lei.id, peerUserId: ana.id },
        {
          ...{ userId: ana.id, peerUserId: lei.id, quality },
          ...{ lossRatio: 0.0025, jitter: 0.02, roundTripTime: 0.05 },
        },
      ],
    });
    expect(Object.keys(found.stats.audio)).toEqual(Object.keys(page.audio));
    expect(Object.keys(found.stats.video)).toEqual(Object.keys(page.video));
  });

  test("add counters up, average what varies, take the largest picture, and sum bit rates over connections", async () => {
    const { ana, lei, callId } = await talking();
    const picture = (frameWidth: number, frameHeight: number, frameRate: number, bitrate: number) => ({
      ...{ frameWidth, frameHeight, frameRate, bitrate },
    });
    await reports(ana, callId, [
      {
        at: at(-2),
        peerUserId: lei.id,
        audio: { packetsLost: 3, packetsReceived: 97, jitter: 0.01, roundTripTime: 0.1 },
        video: picture(320, 1000, 10, 1000),
      },
      {
        at: at(-1),
        peerUserId: lei.id,
        audio: { packetsLost: -1, packetsReceived: 1, jitter: 0.0201 },
        video: { ...picture(640, 480, 19.99, 500), packetsLost: -7 },
      },
    ]);
    const newest = at();
    await reports(lei, callId, [
      { at: newest, peerUserId: ana.id, audio: { bytesSent: 7 }, video: picture(320, 180, 30, 250.4) },
    ]);
    const { stats, participants, timestamp } = await statsFor(ana, callId);
    expect(stats).toEqual({
      audio: {
        ...zeros.audio,
        bytesSent: 7,
        packetsLost: 2,
        packetsReceived: 98,
        jitter: 0.0151,
        roundTripTime: 0.1,
      },
      video: { ...none, ...picture(320, 1000, 20, 1000) },
    });
    expect(timestamp).toBe(newest);
    expect(participants[0]?.stats.video).toEqual({ ...none, ...picture(320, 1000, 15, 750) });
    expect(participants[1]).toEqual({
      userId: lei.id,
      stats: {
        audio: { ...zeros.audio, bytesSent: 7 },
        video: { ...none, ...picture(320, 180, 30, 250) },
      },
    });
  });

  test("name as the cause of poor sound what costs most", async () => {
    const { ana, lei, callId } = await talking();
    const sound = (audio: object) => ({ at: at(), peerUserId: lei.id, audio });
    await reports(ana, callId, [sound({ packetsLost: 20, packetsReceived: 80, roundTripTime: 0.1 })]);
    await reports(lei, callId, [{ ...sound({ roundTripTime: 0.9 }), peerUserId: ana.id }]);
    const { participants } = await statsFor(ana, callId);
    expect(participants.map(({ quality }) => quality?.cause)).toEqual(["loss", "delay"]);
  });

  test("come with the samples as they were reported, the oldest first", async () => {
    const { ana, lei, callId } = await talking();
    const [first, second, third] = [at(-20), at(-10), at()];
    await reports(ana, callId, [
      { at: third, peerUserId: lei.id, audio: { jitter: 0.012345 } },
      {
        at: first,
        peerUserId: lei.id,
        audio: { packetsLost: -2 },
        video: { frameWidth: 640, frameHeight: 360 },
      },
    ]);
    await reports(lei, callId, [{ at: second, peerUserId: ana.id }]);
    const { series } = await statsFor(lei, callId, "?series=true");
    expect(series).toEqual([
      {
        userId: ana.id,
        peerUserId: lei.id,
        at: first,
        audio: { packetsLost: -2 },
        video: { frameWidth: 640, frameHeight: 360 },
      },
      { userId: lei.id, peerUserId: ana.id, at: second },
      { userId: ana.id, peerUserId: lei.id, at: third, audio: { jitter: 0.012345 } },
    ]);
    expect(await statsFor(lei, callId, "?series=false")).not.toHaveProperty("series");
  });

  test("of a very long call come as about two thousand samples that say the same", async () => {
    const { ana, lei, callId } = await talking();
    await app.live
      .pool`insert into stat_samples (call_id, user_id, peer_user_id, at, audio_packets_sent, audio_jitter)
      select ${callId}, ${ana.id}, ${lei.id}, clock_timestamp() + n * interval '2 seconds', 100,
        case when n % 2 = 0 then 0.01 else 0.02 end
      from generate_series(1, 4001) as n`;
    const { series = [], stats, timestamp } = await statsFor(ana, callId, "?series=true");
    expect(series).toHaveLength(1334);
    expect(series.reduce((sum, { audio }) => sum + (audio?.packetsSent ?? 0), 0)).toBe(400_100);
    expect(series.at(-1)?.at).toBe(timestamp);
    expect(series[0]?.audio).toEqual({ packetsSent: 300, jitter: 0.016667 });
    expect(stats.audio).toMatchObject({ packetsSent: 400_100, jitter: 0.015 });
  });

  test("stay numbers that JSON can carry, whatever is claimed", async () => {
    const { ana, lei, callId } = await talking();
    const video = {
      bytesSent: 1e15,
      packetsLost: -1e9,
      frameWidth: 65_535,
      frameHeight: 65_535,
      bitrate: 1e7,
    };
    await reports(
      ana,
      callId,
      Array.from({ length: 50 }, (_, index) => ({ at: at(index), peerUserId: lei.id, video })),
    );
    await reports(lei, callId, [{ at: at(), peerUserId: ana.id, video }]);
    expect((await statsFor(ana, callId)).stats.video).toMatchObject({ ...video, packetsLost: 0 });
  });

  test("can be asked for and reported over the socket", async () => {
    const { lei, anaTab, callId } = await talking();
    const samples = [{ at: at(), peerUserId: lei.id, ...page }];
    expect(await anaTab.command("reportStats", { callId, samples })).toEqual({ success: true });
    expect(await anaTab.command("stats", { callId, series: true })).toMatchObject({
      stats: page,
      series: samples,
    });
  });
});

describe("who may report and read", () => {
  test("nobody of a call that does not exist, and only who has been connected", async () => {
    const { lei, anaTab } = await talking();
    const [mia, omar] = await Promise.all([app.person("Mia"), app.person("Omar")]);
    const [miaTab, omarTab] = await Promise.all([mia.client("mia-tab"), omar.client("omar-tab")]);
    await anaTab.command("hangup", { callId: anaTab.pushes.at(-1)?.call.id, userId: anaTab.userId });
    const callId = await placed(miaTab, [lei, omar], { offer: undefined });
    const sample = (peer: TestPerson) => [{ at: at(), peerUserId: peer.id }];
    const code = async (person: TestPerson, id = callId) => [
      (await reports(person, id, sample(lei))).code,
      ((await person.rest("GET", `/rtc/stats/${id}`)).body as Partial<ErrorBody>).error?.code,
    ];
    const refused = (code: string) => [code, code];
    expect(await code(mia, "no-such-call")).toEqual(refused("CALL_NOT_FOUND"));
    expect(await code(mia)).toEqual(refused("NOT_A_PARTICIPANT"));
    await omarTab.sees(callId, "ringing");
    await omarTab.command("answer", { callId, userId: omar.id });
    expect(await code(lei)).toEqual(refused("NOT_A_PARTICIPANT"));
    expect(await code(await app.person("Eve"))).toEqual(refused("NOT_A_PARTICIPANT"));
    expect((await reports(mia, callId, sample(omar))).status).toBe(200);
    expect((await statsFor(omar, callId)).participants.map(({ userId }) => userId)).toEqual([
      mia.id,
      omar.id,
    ]);
  });

  test("who has been connected may after the end too, and the last report may come 10 minutes late", async () => {
    const { ana, lei, anaTab, callId } = await talking();
    await anaTab.command("hangup", { callId, userId: ana.id });
    const samples = [{ at: at(), peerUserId: lei.id, ...page }];
    expect(await reports(ana, callId, samples)).toEqual(taken);
    expect((await statsFor(lei, callId)).stats).toEqual(page);
    await app.live.pool`update calls set ended_at = ended_at - interval '601 seconds' where id = ${callId}`;
    expect(await reports(ana, callId, samples)).toMatchObject({
      status: 409,
      code: "CALL_ENDED",
      details: { call: { id: callId, status: "ended" } },
    });
    expect((await statsFor(lei, callId)).stats).toEqual(page);
  });
});

describe("a report", () => {
  test("that is sent again counts once, also beside new samples and twice in one body", async () => {
    const { ana, lei, callId } = await talking();
    const sample = { at: at(-1000), peerUserId: lei.id, audio: { bytesSent: 100 } };
    const next = { ...sample, at: at() };
    await Promise.all([reports(ana, callId, [sample]), reports(ana, callId, [sample])]);
    expect(await reports(ana, callId, [sample, next, next])).toEqual(taken);
    expect((await statsFor(ana, callId)).stats.audio.bytesSent).toBe(200);
  });

  test("must be of the time of the call and of another who was in it; what is wrong is named", async () => {
    const { ana, lei, callId } = await talking();
    const good = { at: at(), peerUserId: lei.id };
    const refusal = await reports(ana, callId, [
      good,
      { ...good, at: at(-60_000) },
      { ...good, at: at(60_000) },
      { ...good, peerUserId: ana.id },
      { ...good, peerUserId: "nobody" },
    ]);
    expect(refusal).toMatchObject({ status: 400, code: "VALIDATION_ERROR" });
    const { issues } = refusal.details as { issues: { path: unknown[] }[] };
    expect(issues.map(({ path }) => path)).toEqual([
      ["samples", 1, "at"],
      ["samples", 2, "at"],
      ["samples", 3, "peerUserId"],
      ["samples", 4, "peerUserId"],
    ]);
    expect((await statsFor(ana, callId, "?series=true")).series).toEqual([]);
  });

  test("after the end may only be of the time before it", async () => {
    const { ana, lei, anaTab, callId } = await talking();
    await anaTab.command("hangup", { callId, userId: ana.id });
    await app.live.pool`update calls set created_at = created_at - interval '5 minutes',
      connected_at = connected_at - interval '5 minutes', ended_at = ended_at - interval '4 minutes'
      where id = ${callId}`;
    const sample = (ms: number) => [{ at: at(ms), peerUserId: lei.id }];
    expect((await reports(ana, callId, sample(0))).code).toBe("VALIDATION_ERROR");
    expect((await reports(ana, callId, sample(-250_000))).status).toBe(200);
  });

  test("beyond what a call can give is refused until there is room, and one that was taken is not", async () => {
    const { call } = testSettings();
    const short = await testApp({ call: { ...call, longestMs: 60_000 } });
    try {
      const { ana, lei, callId } = await talking(short);
      const sample = (n: number) => ({ at: at(n), peerUserId: lei.id, audio: { bytesSent: 1 } });
      const thirty = Array.from({ length: 30 }, (_, index) => sample(index));
      expect(await reports(ana, callId, thirty)).toEqual(taken);
      expect(await reports(ana, callId, [sample(100)])).toMatchObject({
        status: 429,
        code: "RATE_LIMIT_EXCEEDED",
        details: { retryAfter: 60 },
      });
      expect(await reports(ana, callId, thirty)).toEqual(taken);
      expect((await statsFor(ana, callId)).stats.audio.bytesSent).toBe(30);
    } finally {
      await short.stop();
    }
  });
});

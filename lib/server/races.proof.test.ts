import { afterAll, beforeAll, expect, test } from "vitest";
import { readCalls } from "@/db/calls";
import { timeline } from "@/db/events";
import type { ErrorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer } from "./testing/calls";
import { groupOf } from "./testing/groups";
import type { TestPerson } from "./testing/person";
import { codeOf, does, place, talking } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

/** Of each race that the semantics name; of others fewer. */
const rounds = 200;
const lanes = 4;

type People = readonly [TestPerson, TestPerson, TestPerson];
/** One round between three people; answers what came of it in words. */
type Round = (people: People) => Promise<readonly string[]>;

/** Many rounds, a few at a time. Each must come to one of these outcomes. */
function duel(title: string, round: Round, ...outcomes: readonly (readonly string[])[]): void {
  duelOf(rounds, title, round, outcomes);
}

function duelOf(count: number, title: string, round: Round, outcomes: readonly (readonly string[])[]): void {
  test(`${title}: exactly one wins, and both ends and the database agree`, { timeout: 120_000 }, async () => {
    const seen = new Map<string, number>();
    const lane = async () => {
      for (let played = 0; played < count / lanes; played += 1) {
        const people = await Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
        const outcome = (await round(people)).join(" ");
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const allowed = outcomes.map((outcome) => outcome.join(" "));
    expect([...seen.keys()].filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(count);
  });
}

/** How the call stands for everybody who is asked and in the database; versions have no gap, and nothing came after the end. */
async function agreed(callId: string, ...people: readonly TestPerson[]): Promise<string> {
  const seen = await Promise.all(people.map((person) => person.sees(callId)));
  const [[stored], events] = await Promise.all([
    readCalls(app.live.db, [callId]),
    timeline(app.live.db, callId),
  ]);
  const all = [...seen, stored?.call].map((call) => `${call?.status}/${call?.version}`);
  expect(new Set(all).size).toBe(1);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(stored?.call.version).toBe(events.length);
  return stored?.call.status ?? "none";
}

const as = (client: string) => ({ "X-Client-Id": client });
const sorted = (codes: readonly string[]) => [...codes].sort();

duel(
  "cancel and answer",
  async ([ana, lei]) => {
    const callId = await place(ana, [lei]);
    const codes = await Promise.all([does(ana, "cancel", callId), does(lei, "answer", callId, { answer })]);
    return [...codes, await agreed(callId, ana, lei)];
  },
  ["ok", "CALL_CANCELLED", "cancelled"],
  ["CALL_ALREADY_CONNECTED", "ok", "connected"],
);

duel(
  "two clients that answer",
  async ([ana, lei]) => {
    const callId = await place(ana, [lei]);
    const tries = ["phone", "laptop"].map((name) => does(lei, "answer", callId, { answer }, as(name)));
    return [...sorted(await Promise.all(tries)), await agreed(callId, ana, lei)];
  },
  ["ANSWERED_ELSEWHERE", "ok", "connected"],
);

duel(
  "an answer and the end of ringing",
  async ([ana, lei]) => {
    const callId = await place(ana, [lei]);
    const within = Math.floor(Math.random() * 12);
    await app.live.pool`update participants set ring_until = date_trunc('milliseconds', clock_timestamp())
      + ${within} * interval '1 millisecond' where call_id = ${callId} and ring_until is not null`;
    const [code] = await Promise.all([does(lei, "answer", callId, { answer }), ana.sees(callId)]);
    return [code, await agreed(callId, ana, lei)];
  },
  ["ok", "connected"],
  ["CALL_MISSED", "missed"],
);

duel(
  "reject on one client and answer on another",
  async ([ana, lei]) => {
    const callId = await place(ana, [lei]);
    const codes = await Promise.all([
      does(lei, "reject", callId, {}, as("phone")),
      does(lei, "answer", callId, { answer }, as("laptop")),
    ]);
    return [...codes, await agreed(callId, ana, lei)];
  },
  ["ok", "CALL_REJECTED", "rejected"],
  ["CALL_ALREADY_CONNECTED", "ok", "connected"],
);

const calling = (from: TestPerson, to: TestPerson) =>
  from.rest("POST", "/rtc/call", { callerId: from.id, calleeIds: [to.id], type: "audio" });

/** In how many live calls these people are. */
async function liveCallsOf(...people: readonly TestPerson[]): Promise<string> {
  const [row] = await app.live.pool<
    { count: number }[]
  >`select count(distinct call_id)::int as count from participants
    where status in ('calling', 'ringing', 'connected') and user_id in ${app.live.pool(people.map(({ id }) => id))}`;
  return `${row?.count} live`;
}

duel(
  "two people who call each other",
  async ([ana, lei]) => {
    const replies = await Promise.all([calling(ana, lei), calling(lei, ana)]);
    return [...sorted(replies.map(codeOf)), await liveCallsOf(ana, lei)];
  },
  ["CALL_GLARE", "ok", "1 live"],
);

duel(
  "one caller with two calls",
  async ([ana, lei, mia]) => {
    const replies = await Promise.all([calling(ana, lei), calling(ana, mia)]);
    return [...sorted(replies.map(codeOf)), await liveCallsOf(ana, lei, mia)];
  },
  ["CALLER_BUSY", "ok", "1 live"],
);

duel(
  "both of two hang up",
  async ([ana, lei]) => {
    const callId = await talking(ana, [lei]);
    const replies = await Promise.all(
      [ana, lei].map((person) => person.rest("POST", "/rtc/hangup", { callId, userId: person.id })),
    );
    expect(replies[0]?.body).toEqual(replies[1]?.body);
    return [...replies.map(codeOf), await agreed(callId, ana, lei)];
  },
  ["ok", "ok", "ended"],
);

duel(
  "the last two of a group leave",
  async ([ana, lei, mia]) => {
    const callId = await talking(ana, [lei, mia]);
    await does(ana, "leave", callId);
    const codes = await Promise.all([does(lei, "leave", callId), does(mia, "leave", callId)]);
    const events = await timeline(app.live.db, callId);
    const ends = events.filter(({ type }) => type === "ended").length;
    return [...codes, `${ends} end`, await agreed(callId, ana, lei, mia)];
  },
  ["ok", "ok", "1 end", "ended"],
);

duel(
  "an invitation and the end of the call",
  async ([ana, lei, mia]) => {
    const callId = await talking(ana, [lei]);
    const [ended, invited] = await Promise.all([
      does(ana, "hangup", callId),
      lei.rest("POST", "/rtc/invite", { callId, inviterId: lei.id, inviteeIds: [mia.id] }),
    ]);
    const rang = codeOf(invited) === "ok";
    const invitee = rang ? (await mia.sees(callId)).calleeInfo.at(-1)?.status : "not called";
    return [ended, codeOf(invited), String(invitee), await agreed(callId, ana, lei)];
  },
  ["ok", "ok", "cancelled", "ended"],
  ["ok", "CALL_ENDED", "not called", "ended"],
);

duel(
  "two members of a group who both call it",
  async ([ana, lei, mia]) => {
    const groupId = await groupOf(app, ana, lei, mia);
    const codes = await Promise.all(
      [ana, lei].map(async (from) => {
        const body = { callerId: from.id, calleeIds: [mia.id], type: "audio", groupId };
        return codeOf(await from.rest("POST", "/rtc/call", body));
      }),
    );
    return [...sorted(codes), await liveCallsOf(ana, lei, mia)];
  },
  ["GROUP_CALL_RUNNING", "ok", "1 live"],
);

duelOf(
  24,
  "the last place in a call and two who answer",
  async ([ana, lei, mia]) => {
    const others = await Promise.all(Array.from({ length: 6 }, (_, index) => app.person(`P${index}`)));
    const callId = await place(ana, [...others, lei, mia]);
    for (const person of others) await does(person, "answer", callId);
    const codes = await Promise.all([does(lei, "answer", callId), does(mia, "answer", callId)]);
    return [...sorted(codes), await agreed(callId, ana)];
  },
  [["CALL_FULL", "ok", "connected"]],
);

duelOf(
  60,
  "an answer on one client and one on another that gives up the other call",
  async ([ana, lei, mia]) => {
    const own = await place(lei, [mia]);
    const callId = await place(ana, [lei]);
    const body = { callId, userId: lei.id, answer };
    const [plain, ending] = await Promise.all([
      lei.rest("POST", "/rtc/answer", body, as("phone")),
      lei.rest("POST", "/rtc/answer", { ...body, endOther: true }, as("laptop")),
    ]);
    const { details } = (plain.body as ErrorBody).error;
    if (codeOf(plain) === "IN_ANOTHER_CALL") expect(details.callId).toBe(own);
    return [codeOf(plain), codeOf(ending), await agreed(callId, ana, lei), await agreed(own, mia)];
  },
  [
    ["IN_ANOTHER_CALL", "ok", "connected", "cancelled"],
    ["ANSWERED_ELSEWHERE", "ok", "connected", "cancelled"],
  ],
);

test("who reads while the call changes sees it as it was at one moment", async () => {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const callId = await place(ana, [lei]);
  const first = (await ana.sees(callId)).version;
  let changing = true;
  const changes = (async () => {
    for (let round = 1; round <= 60; round += 1) {
      const body = { callId, userId: ana.id, muted: round % 2 === 1 };
      await ana.rest("PUT", "/rtc/mute", body);
    }
    changing = false;
  })();
  while (changing) {
    const reads = await Promise.all(Array.from({ length: 4 }, () => readCalls(app.live.db, [callId])));
    for (const [read] of reads) {
      expect(read?.call.participants[0]?.muted).toBe((read?.call.version ?? 0) % 2 !== first % 2);
    }
  }
  await changes;
});

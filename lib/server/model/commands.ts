import fc from "fast-check";
import { resolve, type Wish } from "@/lib/model";
import type { Play } from "./play";
import type { Cast } from "./stage";

type Command = fc.AsyncCommand<object, Play>;

/** A command of fast-check. What it becomes is decided when its turn comes, by what has happened so far. */
function command(words: string, run: (play: Play) => Promise<void>): Command {
  return { check: () => true, run: (_, play) => run(play), toString: () => words };
}

const number = fc.nat({ max: 59 });
const maybe = (weight: number) => fc.nat({ max: 9 }).map((drawn) => drawn < weight);

const kinds: fc.Arbitrary<Wish["kind"]> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Wish["kind"][]>("answer", "join") },
  { weight: 3, arbitrary: fc.constantFrom<Wish["kind"][]>("place", "invite") },
  { weight: 4, arbitrary: fc.constantFrom<Wish["kind"][]>("leave", "hangup", "reject", "mute") },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Wish["kind"][]>("cancel", "video", "host", "active", "get", "history"),
  },
);

const wish: fc.Arbitrary<Wish> = fc
  .record({
    kind: kinds,
    pick: number,
    sensible: maybe(8),
    others: fc.oneof(fc.tuple(number), fc.array(number, { minLength: 1, maxLength: 4 })),
    client: fc.constantFrom(0, 0, 1),
    video: fc.boolean(),
    described: maybe(7),
    ofGroup: maybe(4),
    endOther: maybe(3),
    on: fc.boolean(),
    start: fc.constantFrom(undefined, undefined, true, false),
    reason: fc.constantFrom(undefined, "busy" as const, "declined" as const),
  })
  .map(({ start, reason, ...rest }) => ({
    ...rest,
    ...(start === undefined ? {} : { muted: start }),
    ...(reason ? { reason } : {}),
  }));

const alone = wish.map((wished) =>
  command(wished.kind, (play) => play.request([resolve(play.world, wished, play.nextCall())])),
);

/** A call that everybody answers who is called and free, for something to talk about. */
const gather = wish.map((wished) =>
  command("gather", async (play) => {
    const placed = resolve(play.world, { ...wished, kind: "place", sensible: true }, play.nextCall());
    await play.request([placed]);
    if (placed.kind !== "place" || play.world.calls.at(-1)?.id !== placed.call) return;
    const { call, actor, client } = placed;
    for (const callee of new Set(placed.callees)) {
      if (callee === actor) continue;
      await play.request([
        { kind: "answer", actor: callee, client, call, answer: true, endOther: wished.endOther },
      ]);
    }
  }),
);

/** What reads in several steps sees more than one moment, so it is no part of what happens at once. */
const acts = wish.filter(({ kind }) => kind !== "active" && kind !== "history");

const together = fc.array(acts, { minLength: 2, maxLength: 4 }).map((wishes) =>
  command(`at once: ${wishes.map(({ kind }) => kind).join(", ")}`, (play) => {
    let near: string | undefined;
    const actions = wishes.map((wished) => {
      const action = resolve(play.world, wished, play.nextCall(), near);
      if ("call" in action && action.kind !== "place") near ??= action.call;
      return action;
    });
    return play.request(actions);
  }),
);

const wait = fc
  .tuple(fc.constantFrom(1, 1, 2, 2, 3, 17), fc.boolean())
  .map(([units, andLook]) => command(`wait ${units}`, (play) => play.wait(units, andLook)));

/** Histories of up to so many steps. */
export const histories = (steps: number) =>
  fc.commands(
    [
      fc.oneof(
        { weight: 24, arbitrary: alone },
        { weight: 8, arbitrary: together },
        { weight: 3, arbitrary: gather },
        { weight: 5, arbitrary: wait },
      ),
    ],
    { maxCommands: steps, size: "max" },
  ) as fc.Arbitrary<Iterable<Command>>;

const upTo = (people: number) => Array.from({ length: people }, (_, index) => index);

/** Nobody, or two of them. */
const seldom = (people: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.shuffledSubarray(upTo(people), { minLength: 2, maxLength: 2 }) },
  );

export const casts: fc.Arbitrary<Cast> = fc.integer({ min: 3, max: 6 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    members: fc.subarray(upTo(people), { minLength: 2 }),
    // At most one, since in which order several are declined is nowhere said.
    rejecters: seldom(people).map((index) => index.slice(0, 1)),
    blocks: seldom(people).map(([by, of]) =>
      by === undefined || of === undefined ? [] : [[by, of] as const],
    ),
    listeners: fc.subarray(upTo(people), { maxLength: 3 }),
  }),
);

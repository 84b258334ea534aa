import {
  type Action,
  agreeing,
  type Answered,
  changedCalls,
  company,
  explain,
  inOrder,
  insiders,
  outcome,
  pass,
  sentence,
  step,
  shown,
  type World,
  type Worlds,
} from "@/lib/model";
import { age } from "./ageing";
import { Disagreement, differences } from "./disagreement";
import { look, type Lookers } from "./look";
import { perform } from "./perform";
import { rules } from "./rules";
import type { Stage } from "./stage";

/** One history as it is played: on the real server, and in all worlds that explain what was seen so far. */
export class Play {
  #worlds: Worlds;
  /** Calls that have changed since everybody looked at them. */
  readonly #unseen = new Set<string>();
  readonly #story: string[] = [];
  #placed = 0;
  #turn = 0;
  /** Time has passed since everybody looked. */
  #late = false;

  constructor(
    readonly stage: Stage,
    world: World,
  ) {
    this.#worlds = [world];
    this.#story.push(company(world));
  }

  /** One of the worlds; they differ in little, and seldom. */
  get world(): World {
    const [world] = this.#worlds;
    if (!world) throw new Error("there is no world that explains what was seen");
    return world;
  }

  /** A name for one more call. */
  nextCall(): string {
    this.#placed += 1;
    return `call ${this.#placed}`;
  }

  /** These requests at the same moment, and then a look at every call that they have changed. */
  async request(actions: readonly Action[]): Promise<void> {
    const answered = await Promise.all(
      actions.map(async (action) => ({ action, reply: await perform(this.stage, action) })),
    );
    const told = answered.map(({ action, reply }) => `${sentence(action)} -> ${outcome(reply)}`);
    this.#story.push(told.join("\n   and at the same moment: "));
    this.#explain(answered);
    const named = actions.flatMap((action) => ("call" in action ? [action.call] : []));
    for (const id of named) this.#unseen.add(id);
    await this.look();
  }

  /** Requests that change nothing, all at once. */
  async read(actions: readonly Action[]): Promise<void> {
    const read = async (action: Action) => ({ action, reply: await perform(this.stage, action) });
    for (const answered of await Promise.all(actions.map(read))) {
      this.#story.push(`${sentence(answered.action)} -> ${outcome(answered.reply)}`);
      this.#explain([answered]);
      this.#story.pop();
    }
  }

  /**
   * Time passes: so many units. A deadline holds to a second, so one who takes no second call may decline for the sake of
   * a call that is just over: where there is somebody like that everybody looks.
   */
  async wait(units: number, look: boolean): Promise<void> {
    const andLook = look || this.world.rejecters.length > 0;
    const ms = units * rules.unit;
    await age(this.stage, ms);
    this.#story.push(`${ms / 60_000} minutes pass${andLook ? "" : ", and nobody looks"}`);
    for (const { id } of this.world.calls) this.#unseen.add(id);
    this.#worlds = this.#worlds.map((world) => pass(world, ms));
    this.#late = true;
    if (andLook) await this.look();
  }

  /** Two people look at each call that has changed, in turn, and now and then everybody who is or is not in it. */
  async look(): Promise<void> {
    this.#turn += 1;
    const ids = this.world.calls.map(({ id }) => id).filter((id) => this.#unseen.has(id));
    this.#unseen.clear();
    await this.#lookBy(ids.map((id) => [id, this.#turn % 5 === 0 ? this.world.users : this.#two(id)]));
  }

  #two(id: string): readonly string[] {
    const inside = insiders(this.#worlds, id);
    const at = this.#turn % inside.length;
    return [...inside.slice(at), ...inside.slice(0, at)].slice(0, 2);
  }

  /** Everybody looks at everything. */
  lookAtAll(): Promise<void> {
    return this.#lookBy(this.world.calls.map(({ id }) => [id, this.world.users]));
  }

  /** Fails with the whole story. */
  fail(why: string): never {
    throw this.#disagreement(why);
  }

  async #lookBy(lookers: Lookers): Promise<void> {
    // What is due in one call shows in another (`waiting`): first let it happen everywhere, by a read of each.
    const first = lookers.map(([id, users]) => [id, users.slice(0, 1)] as const);
    if (this.#late) await look(this.stage, first);
    this.#late = false;
    const seen = await look(this.stage, lookers);
    const worlds = agreeing(this.#worlds, seen);
    if (worlds.length === 0) throw this.#disagreement(differences(shown(this.world, seen), seen));
    this.#worlds = worlds;
  }

  #explain(answered: readonly Answered[]): void {
    const placed = answered.flatMap(({ action }) => (action.kind === "place" ? action.call : []));
    const worlds = inOrder(explain(this.#worlds, answered), this.stage.inOrder(placed));
    if (worlds.length === 0) throw this.#disagreement(this.#expected(answered));
    for (const id of changedCalls(this.#worlds, worlds)) this.#unseen.add(id);
    this.#worlds = worlds;
  }

  #expected(answered: readonly Answered[]): string {
    const replies = answered.map(({ action }) => step(this.world, action).reply);
    const alone = answered.length === 1 ? "" : " (each as if it were alone)";
    return `the last replies are explained by no order; expected${alone}: ${replies.map(outcome).join("; ")}`;
  }

  #disagreement(why: string): Disagreement {
    return new Disagreement(this.#story, why);
  }
}

import type { DeviceName } from "../ports";
import type { DeviceNotice, DeviceProblem, DeviceView } from "../types";
import type { Opened } from "./capture";
import type { Effect } from "./effects";
import { type KnownDevice, plainLabel } from "./list";
import { enable, idOf, type Source, sourceOf, stop } from "./source";

export interface Request {
  /** The device has been opened, or that has failed. */
  opened: Promise<void>;
  /** … and what is opened has gone through its effect. */
  done: Promise<void>;
}

export interface ControlOptions {
  readonly name: DeviceName;
  /** What it should be like, whichever it is. */
  readonly like: () => MediaTrackConstraints;
  /** The `deviceId` of the one that was chosen in this browser. */
  readonly remembered: () => string | undefined;
  readonly effect: () => Effect | null;
  readonly open: (wish: MediaTrackConstraints, orAnother: boolean) => Promise<Opened>;
  /** Those of this kind that are there. */
  readonly list: () => readonly KnownDevice[];
  readonly tell: (notice: Omit<DeviceNotice, "id" | "device">) => void;
  /** What is sent goes into, and out of, the stream of this tab. */
  readonly add: (track: MediaStreamTrack) => void;
  readonly remove: (track: MediaStreamTrack) => void;
  readonly changed: () => void;
  /** The one that is used has ended by itself. */
  readonly ended: () => void;
}

const facings = ["user", "environment"] as const;

/** The microphone or the camera of this tab. */
export class Control {
  on = false;
  /** What is under way; what comes back later of an older one is void. */
  request: Request | null = null;
  source: Source | null = null;
  problem: DeviceProblem | undefined;
  /** The `deviceId` that was chosen since the devices were opened. */
  chosen: string | undefined;
  /** The newest choice that is under way or done. */
  choosing: object | null = null;
  /** How often one has ended by itself since somebody last did something. */
  falls = 0;

  constructor(readonly options: ControlOptions) {}

  view(): DeviceView {
    const { on, problem, source } = this;
    const deviceId = idOf(source) ?? this.wanted();
    const facing = this.facing();
    return {
      on,
      opening: this.request !== null,
      ...(problem !== undefined && { problem }),
      ...(deviceId !== undefined && { deviceId }),
      ...(facing !== undefined && { facing }),
      ...(source?.plain === true && { plain: true }),
    };
  }

  /** The `deviceId` that should be used if it is there. */
  wanted(): string | undefined {
    return this.chosen ?? this.options.remembered();
  }

  facing(): DeviceView["facing"] {
    const { facingMode } = this.source?.raw.getSettings() ?? {};
    return facings.find((each) => each === facingMode);
  }

  /** What people know it by. */
  nameOf(source: Source): string {
    const known = this.options.list().find(({ deviceId }) => deviceId === idOf(source));
    return known?.label ?? plainLabel(source.raw.label);
  }

  /**
   * The wanted one if it is there: it may have been unplugged. By its exact id: an ideal one weighs no more than the size
   * of the picture (W3C Media Capture, fitness distance).
   */
  wish(): MediaTrackConstraints {
    const exact = this.wanted();
    const list = this.options.list();
    const there = list.length === 0 || list.some(({ deviceId }) => deviceId === exact);
    return { ...this.options.like(), ...(exact !== undefined && there && { deviceId: { exact } }) };
  }

  /** Switches what needs no opening, and says whether it must be opened to be as wanted. */
  turn(on: boolean): boolean {
    this.on = on;
    this.falls = 0;
    if (!on) this.problem = undefined;
    if (!on && this.options.name === "camera") {
      this.request = null;
      this.release();
    }
    if (this.source !== null) enable(this.source, on);
    return on && this.source === null && this.request === null;
  }

  begin(request: Request): void {
    this.request = request;
    this.problem = undefined;
  }

  /** Takes what this request came to. What nobody waits for any more is let go. */
  async end(request: Request, opened: Opened | undefined): Promise<void> {
    const stands = () => this.request === request;
    if (opened !== undefined && "track" in opened) {
      const source = await sourceOf(opened.track, this.options.effect());
      if (stands()) this.put(source);
      else stop(source);
    } else if (opened !== undefined && stands()) this.problem = opened.problem;
    if (stands()) this.request = null;
    this.options.changed();
  }

  /** Uses this one, as silent as the one before it. */
  put(source: Source): void {
    this.source = source;
    enable(source, this.on);
    source.raw.onended = () => {
      if (this.source?.raw === source.raw) this.options.ended();
    };
    this.options.add(source.track);
    void this.refine();
  }

  drop(source: Source): void {
    stop(source);
    this.options.remove(source.track);
  }

  release(): void {
    if (this.source !== null) this.drop(this.source);
    this.source = null;
  }

  /** Brings what is sent in line with the effect that is wanted now. */
  async refine(): Promise<void> {
    const { source } = this;
    const effect = this.options.effect();
    if (source === null || source.effect === effect) return;
    const next = await sourceOf(source.raw, effect);
    if (this.source !== source || effect !== this.options.effect()) {
      next.endEffect();
      return this.refine();
    }
    this.options.remove(source.track);
    source.endEffect();
    this.put(next);
    this.options.changed();
  }

  close(): void {
    this.on = false;
    this.request = null;
    this.problem = undefined;
    this.release();
    this.chosen = undefined;
    this.choosing = null;
    this.falls = 0;
  }

  isClosed(): boolean {
    return !this.on && this.source === null && this.request === null && this.problem === undefined;
  }
}

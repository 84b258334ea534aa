/** What this browser can do. `install`: only once the application is on the home screen (iOS). */
export type Support = "yes" | "insecure" | "unsupported" | "install";

/** `blocked`: the browser was told to show no notifications. */
export type PushState = Exclude<Support, "yes"> | "loading" | "blocked" | "off" | "on";

export interface PushView {
  readonly state: PushState;
  /** Something that was asked for is under way. */
  readonly busy: boolean;
  /** `service`: the browser did not reach its push service. `server`: ours did not answer. */
  readonly problem?: "service" | "server";
  readonly test?: "sending" | "sent" | "failed";
}

/** What is needed of the browser and of the server. */
export interface PushWorld {
  readonly support: () => Support;
  readonly permission: () => NotificationPermission;
  readonly askPermission: () => Promise<NotificationPermission>;
  readonly subscribe: (publicKey: string) => Promise<PushSubscriptionJSON>;
  readonly drop: () => Promise<void>;
  readonly server: {
    readonly key: () => Promise<string>;
    readonly keep: (subscription: PushSubscriptionJSON) => Promise<void>;
    readonly forget: () => Promise<void>;
    /** Whether the push service has taken a message. */
    readonly test: () => Promise<boolean>;
  };
  /** Whether notifications were switched on in this browser. */
  readonly wanted: { readonly get: () => boolean; readonly set: (on: boolean) => void };
}

export interface Push {
  getSnapshot(): PushView;
  subscribe(listener: () => void): () => void;
  /** When a page has come: what was switched on goes on, for who is signed in now. */
  start(): Promise<void>;
  /** From within a gesture: a browser asks for the permission only then. */
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  sendTest(): Promise<void>;
}

/** Whether calls are told in this browser while no page of ours is open. Nothing here rejects. */
export function createPush(world: PushWorld): Push {
  let view: PushView = { state: "loading", busy: false };
  const listeners = new Set<() => void>();
  const show = (change: Partial<PushView>) => {
    view = { ...view, ...change };
    for (const listener of [...listeners]) listener();
  };

  /** What is so without doing anything. */
  const idle = (): PushState => {
    const support = world.support();
    if (support !== "yes") return support;
    return world.permission() === "denied" ? "blocked" : "off";
  };

  const connect = async (): Promise<Partial<PushView>> => {
    const subscription = await world.server.key().then(world.subscribe, () => undefined);
    return subscription ? keep(subscription) : { state: idle(), problem: "server" };
  };
  const keep = (subscription: PushSubscriptionJSON): Promise<Partial<PushView>> =>
    world.server.keep(subscription).then(
      () => ({ state: "on" }),
      () => ({ state: idle(), problem: "server" }),
    );
  // What is left to fail is the browser's own subscribing.
  const tryToConnect = () =>
    connect().catch((): Partial<PushView> => ({ state: idle(), problem: "service" }));

  /** One thing after another. */
  const busy = async (work: () => Promise<Partial<PushView>>) => {
    if (view.busy) return;
    show({ busy: true, problem: undefined, test: undefined });
    show({ ...(await work()), busy: false });
  };

  return {
    getSnapshot: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () =>
      busy(async () => {
        const allowed = world.support() === "yes" && world.permission() === "granted";
        // A page that has just come tells of no problem: nobody asked for anything.
        return allowed && world.wanted.get()
          ? { ...(await tryToConnect()), problem: undefined }
          : { state: idle() };
      }),
    turnOn: () =>
      busy(async () => {
        if ((await world.askPermission().catch(() => "default" as const)) !== "granted") {
          return { state: idle() };
        }
        world.wanted.set(true);
        return tryToConnect();
      }),
    turnOff: () =>
      busy(async () => {
        world.wanted.set(false);
        // Without an address nothing arrives, whatever the server still knows.
        const [dropped] = await Promise.allSettled([world.drop(), world.server.forget()]);
        return dropped.status === "fulfilled" ? { state: idle() } : { problem: "service" };
      }),
    sendTest: async () => {
      if (view.busy || view.test === "sending") return;
      show({ test: "sending", problem: undefined });
      const sent = await world.server.test().catch(() => false);
      show({ test: sent ? "sent" : "failed" });
    },
  };
}

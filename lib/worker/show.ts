import type { PushedCall } from "@/lib/contract";
import type { ShowOptions } from "./scope";
import type { WorkerWorld } from "./world";

/** What a notification is about, for who clicks on it. */
export interface Subject {
  readonly kind: "ring" | "over" | "other";
  readonly callId?: string;
  /** Tells a note that goes by itself from whatever else its call shows later. */
  readonly note?: string;
}

/** All notifications of a call are one: what comes later takes the place of what was there. */
export const tagOf = (callId: string) => `call ${callId}`;

const icon = "/icons/icon-192.png";
const badge = "/icons/badge-96.png";
/** Like a phone: a long one, a pause, again. Milliseconds. */
const buzz = [600, 300, 600, 900, 600, 300, 600, 900, 600, 300, 600];

function put(
  world: WorkerWorld,
  lang: string,
  title: string,
  subject: Subject,
  options: Partial<ShowOptions>,
): Promise<void> {
  const tag = subject.callId === undefined ? "ringback" : tagOf(subject.callId);
  return world.show(title, { tag, lang, icon, badge, data: subject, ...options });
}

/** Rings. `quiet`: it is shown without a sound. One that rings already is left as it is. */
export async function showRing(world: WorkerWorld, call: PushedCall, quiet = false): Promise<void> {
  const { callId, type, name } = call;
  const [lang, words] = await world.words();
  await put(
    world,
    lang,
    name,
    { kind: "ring", callId },
    {
      body: words[type],
      requireInteraction: true,
      ...(quiet ? { silent: true } : { renotify: true, vibrate: buzz }),
      actions: [
        { action: "answer", title: words.answer },
        { action: "decline", title: words.decline },
      ],
    },
  );
}

export async function showMissed(world: WorkerWorld, { callId, type, name }: PushedCall): Promise<void> {
  const [lang, words] = await world.words();
  const body = type === "video" ? words.missedVideo : words.missedAudio;
  // A function: in a text some characters of a name would mean something else.
  const title = words.missed.replace("{name}", () => name);
  await put(world, lang, title, { kind: "over", callId }, { body, silent: true });
}

/** How long a note stays that nobody needs to do anything about. Milliseconds. */
const noteMs = 5_000;

/** It rings no more, and there is nothing to do: a short note, since a browser wants every message to show something. */
export async function showOver(
  world: WorkerWorld,
  { callId, name }: PushedCall,
  how: "answered" | "declined" | "over",
): Promise<void> {
  const [lang, words] = await world.words();
  const note = crypto.randomUUID();
  await put(world, lang, name, { kind: "over", callId, note }, { body: words[how], silent: true });
  // Not waited for: when the message is dealt with, the note must be there.
  void world.wait(noteMs).then(() => closeWhere(world, callId, (subject) => subject.note === note));
}

export async function showTest(world: WorkerWorld): Promise<void> {
  const [lang, words] = await world.words();
  await put(world, lang, words.test, { kind: "other" }, { body: words.testText });
}

/** A message came for somebody who is not signed in here any more. Nobody else is told who calls them. */
export async function showSignedOut(world: WorkerWorld): Promise<void> {
  const [lang, words] = await world.words();
  await put(world, lang, words.signedOut, { kind: "other" }, { body: words.signedOutText, silent: true });
}

/** Is the ring of this call on the screen? Something else about it is not in a ring's way. */
export const isRinging = async (world: WorkerWorld, callId: string): Promise<boolean> =>
  (await world.shown(tagOf(callId))).some(({ data }) => (data as Subject).kind === "ring");

export const close = (world: WorkerWorld, callId: string): Promise<void> =>
  closeWhere(world, callId, () => true);

async function closeWhere(world: WorkerWorld, callId: string, isMeant: (subject: Subject) => boolean) {
  for (const notification of await world.shown(tagOf(callId))) {
    if (isMeant(notification.data as Subject)) notification.close();
  }
}

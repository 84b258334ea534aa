/** Absent on pages that are not served over https or from localhost. */
export const workers = (): ServiceWorkerContainer | undefined =>
  (navigator as Partial<Navigator>).serviceWorker;

/** The subscription of this browser, where it has one (W3C Push API). */
export async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await workers()?.getRegistration();
  // Some browsers have service workers and no push.
  const { pushManager }: Partial<ServiceWorkerRegistration> = registration ?? {};
  return (await pushManager?.getSubscription()) ?? null;
}

/** Nothing that is sent to this browser arrives any more. */
export async function dropSubscription(): Promise<void> {
  await (await currentSubscription())?.unsubscribe();
}

const octetsOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const same = (a: ArrayBuffer | null, b: Uint8Array) =>
  a !== null && a.byteLength === b.length && new Uint8Array(a).every((octet, index) => octet === b[index]);

/**
 * Subscribes for this server, whose key of VAPID it is (base64url). One that was made for another key is of no use any
 * more. Rejects when the browser does not reach its push service.
 */
export async function subscribeFor(publicKey: string): Promise<PushSubscription> {
  const key = octetsOf(publicKey);
  const current = await currentSubscription();
  if (current && same(current.options.applicationServerKey, key)) return current;
  await current?.unsubscribe();
  const registration = await workers()?.ready;
  if (!registration) throw new Error("this browser keeps no service workers");
  return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

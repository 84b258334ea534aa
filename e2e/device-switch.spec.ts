import { flows, grows } from "./media";
import { inCall, type Person } from "./person";
import { devicesOf, expect, test } from "./three-devices";

type Kind = "audio" | "video";

async function another(person: Person, kind: Kind): Promise<string> {
  const { used, all } = await devicesOf(person, kind);
  // The last: of Chromium's fake cameras the second is one for depth, and gives no picture.
  const other = all.findLast(({ deviceId }) => deviceId !== used && deviceId !== "default");
  if (!other) throw new Error(`there is one ${kind} device only`);
  return other.deviceId;
}

/** A program of this person's, with their own token. */
async function program({ context }: Person) {
  const { request } = context;
  const session = (await (await request.get("/api/auth/session")).json()) as {
    user: { id: string };
    token: string;
  };
  const headers = { Authorization: `Bearer ${session.token}` };
  const userId = session.user.id;
  const active = await request.get(`/api/v1/rtc/active/${userId}`, { headers });
  const { call } = (await active.json()) as { call: { id: string } };
  return async (kind: Kind, deviceId: string) => {
    const data = { callId: call.id, userId, deviceType: `${kind}input`, deviceId };
    const reply = await request.put("/api/v1/rtc/device", { headers, data });
    expect(await reply.json()).toEqual({ success: true });
  };
}

const uses = (person: Person, kind: Kind, deviceId: string) =>
  expect.poll(async () => (await devicesOf(person, kind)).used).toBe(deviceId);

/** Which device one's own picture comes from, and whether it moves. */
async function seesOneself({ page }: Person, deviceId: string): Promise<void> {
  const picture = page.getByLabel("Your own picture").first();
  const frames = () =>
    picture.evaluate((element: HTMLVideoElement) => ({
      from: (element.srcObject as MediaStream).getVideoTracks()[0]?.getSettings().deviceId,
      count: element.getVideoPlaybackQuality().totalVideoFrames,
    }));
  await expect.poll(async () => (await frames()).from).toBe(deviceId);
  const { count } = await frames();
  await expect.poll(async () => (await frames()).count).toBeGreaterThan(count + 3);
}

test("a program switches one's camera and microphone, the call goes on, and a reload keeps them", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const choose = await program(lei);

  const { used } = await devicesOf(lei, "video");
  await choose("video", "not-a-camera-of-this-browser");
  await grows(ana.page, "framesDecoded", 10);
  await uses(lei, "video", used);

  const camera = await another(lei, "video");
  await choose("video", camera);
  await uses(lei, "video", camera);
  await grows(ana.page, "framesDecoded", 10);
  await seesOneself(lei, camera);

  await lei.page.getByRole("button", { name: "Microphone", exact: true }).click();
  const microphone = await another(lei, "audio");
  await choose("audio", microphone);
  await uses(lei, "audio", microphone);
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).toBeAttached();
  await lei.page.getByRole("button", { name: "Microphone", exact: true }).click();
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).not.toBeAttached();
  await grows(ana.page, "audioEnergy", 0);

  await lei.page.reload();
  await flows([lei.page, ana.page], { video: true });
  await uses(lei, "video", camera);
  await uses(lei, "audio", microphone);
});

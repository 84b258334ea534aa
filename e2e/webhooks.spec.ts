import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { expect, test } from "./person";

test.use({ appEnv: { OUTBOUND_HOSTS: "127.0.0.1" } });

test("a server of one's own is told of a call, signed, and told again", async ({ people }) => {
  const heard: { body: string; headers: Record<string, string> }[] = [];
  const receiver = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ body, headers: request.headers as Record<string, string> });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  try {
    const [ana, lei] = await people("Ana", "Lei");
    await ana.page.goto("/settings");
    const section = ana.page.getByRole("region", { name: "Webhooks" });
    await section.getByRole("button", { name: "Add a webhook" }).click();
    await section.getByLabel("What it is for").fill("Desk");
    await section.getByLabel("Address").fill(`http://127.0.0.1:${port}/calls`);
    await section.getByRole("button", { name: "Add", exact: true }).click();
    const secret = await section.locator("code").innerText();
    await section.getByRole("button", { name: "I have noted it" }).click();

    await lei.call(ana.name, "audio");
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    const [first] = heard;
    const event = new Webhook(secret).verify(first?.body ?? "", first?.headers ?? {});
    expect(event).toMatchObject({ type: "call.incoming", data: { seq: 1 } });
    await ana.page.getByRole("button", { name: "Decline" }).click();

    await section.getByRole("button", { name: "Deliveries to Desk" }).click();
    await expect(section.getByText("delivered").first()).toBeVisible();
    const before = heard.length;
    await section.getByRole("button", { name: "Send again" }).last().click();
    await expect.poll(() => heard.length).toBeGreaterThan(before);
    expect(heard.at(-1)?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
});

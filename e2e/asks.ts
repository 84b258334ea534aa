import type { Page } from "@playwright/test";

/** Asks the API as the person and the client of this page, with the token that the page itself gets. */
export function asks<Reply>(page: Page, method: string, path: string, body?: unknown): Promise<Reply> {
  return page.evaluate(
    async ([method, path, body]) => {
      const session = (await (await fetch("/api/auth/session")).json()) as { token: string };
      const client = sessionStorage.getItem("ringback.client");
      const reply = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${session.token}`,
          "Content-Type": "application/json",
          ...(client !== null && { "X-Client-Id": client }),
        },
        body,
      });
      const answer = (await reply.json()) as { error?: { code: string } };
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${answer.error?.code}`);
      return answer as never;
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}

/** The user's id of whoever this page belongs to. */
export async function idOf(page: Page): Promise<string> {
  return (await asks<{ id: string }>(page, "GET", "/users/me")).id;
}

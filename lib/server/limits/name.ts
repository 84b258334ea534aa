/** The name with which somebody tries to sign in or up. */
export function nameIn(body: unknown): string | undefined {
  const name = typeof body === "object" && body !== null && "username" in body ? body.username : undefined;
  return typeof name === "string" ? name : undefined;
}

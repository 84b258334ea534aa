import { describe, expect, test } from "vitest";
import type { ApiKey } from "@/lib/contract";
import { drawn, wordsOf } from "@/components/ui/testing";
import { KeyForm } from "./key-form";
import { KeyRow } from "./key-row";

const nothing = () => undefined;
const apiKey: ApiKey = {
  id: "8f14e45fceea167a",
  name: "Support desk",
  kind: "personal",
  scopes: ["calls:read", "calls:act"],
  prefix: "rbk_8f14e45fceea167a_",
  createdAt: "2026-01-15T10:30:00.000Z",
};
const row = (change: Partial<ApiKey> = {}) =>
  drawn(<KeyRow apiKey={{ ...apiKey, ...change }} onRevoke={nothing} onRotate={nothing} />);
const form = (operator: boolean) =>
  drawn(<KeyForm operator={operator} onMake={() => Promise.resolve(true)} onCancel={nothing} />);

describe("a key in the list", () => {
  test("says what it is for, how it begins, what it may do and whether it was used", () => {
    const words = wordsOf(row());
    for (const told of ["Support desk", "rbk_8f14e45fceea167a_…", "As you: Read and Act", "Never used."]) {
      expect(words).toContain(told);
    }
    expect(wordsOf(row({ lastUsedAt: apiKey.createdAt }))).toContain("Last used on");
  });

  test("can be revoked, and a service key gets a new secret too", () => {
    expect(row()).toContain("Revoke Support desk");
    expect(row()).not.toContain("New secret");
    expect(row({ kind: "service" })).toContain("New secret for Support desk");
  });
});

test("service keys are offered to operators alone", () => {
  expect(wordsOf(form(true))).toContain("For another system");
  expect(wordsOf(form(false))).not.toContain("For another system");
});

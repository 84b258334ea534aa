import { expect, test } from "vitest";
import { qualityCauses } from "@/lib/call";
import { messagesOf } from "@/components/ui/testing";
import { causeWords } from "./cause-words";

const who = { me: "me", people: [{ userId: "li", name: "Li" }] };

test.each([
  ["lost on the way", { cause: "loss" }, { key: "loss", name: "" }],
  ["my own upload", { cause: "upload", causeUserId: "me" }, { key: "uploadMine", name: "" }],
  ["Li's upload", { cause: "upload", causeUserId: "li" }, { key: "uploadNamed", name: "Li" }],
  ["Li's download", { cause: "download", causeUserId: "li" }, { key: "downloadNamed", name: "Li" }],
  ["my own processor", { cause: "processor", causeUserId: "me" }, { key: "processorMine", name: "" }],
  ["somebody who left", { cause: "processor", causeUserId: "omar" }, { key: "processorUnknown", name: "" }],
  ["nobody named", { cause: "upload" }, { key: "uploadUnknown", name: "" }],
  ["not of a person, whoever is named", { cause: "jitter", causeUserId: "li" }, { key: "jitter", name: "" }],
] as const)("I am told why it is not good: %s", (_, quality, words) => {
  expect(causeWords(quality, who)).toEqual(words);
});

test("there are words for every cause", () => {
  const texts = Object.keys(messagesOf("en").inCall.quality.cause);
  const keys = qualityCauses.flatMap((cause) =>
    [undefined, "me", "li"].map(
      (causeUserId) => causeWords({ cause, ...(causeUserId && { causeUserId }) }, who).key,
    ),
  );
  expect([...new Set(keys)].sort()).toEqual(texts.sort());
});

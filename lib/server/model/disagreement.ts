import { same, type Seen } from "@/lib/model";

/** The server did what the model does not explain. */
export class Disagreement extends Error {
  constructor(story: readonly string[], why: string) {
    const lines = story.map((line, index) => `${index}. ${line}`);
    super(`model and server disagree:\n${lines.join("\n")}\n=> ${why}`);
    this.name = "Disagreement";
  }
}

/** In words: who should see what of which call, and sees something else. */
export function differences(expected: Seen, seen: Seen): string {
  const lines = Object.entries(expected).flatMap(([call, views]) =>
    Object.entries(views).flatMap(([user, view]) => {
      const other = seen[call]?.[user] ?? null;
      if (same(view, other)) return [];
      return `${user} should see ${call} as ${JSON.stringify(view)}\n   and sees ${JSON.stringify(other)}`;
    }),
  );
  return lines.join("\n");
}

import { existsSync } from "node:fs";
import path from "node:path";

/** The folder of the project, whether this runs from the sources or from the bundle in `dist`. */
export const projectRoot: string = above(import.meta.dirname);

function above(start: string): string {
  for (let at = start; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, "db", "migrations", "meta", "_journal.json"))) return at;
    if (at === path.dirname(at)) throw new Error(`no project folder above ${start}`);
  }
}

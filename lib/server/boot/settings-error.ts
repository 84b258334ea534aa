import { BootError } from "@/db/boot-error";

/** Settings that cannot be used: one line a problem, with the name, what is wrong and what is allowed. */
export class SettingsError extends BootError {
  constructor(readonly problems: readonly string[]) {
    super(`These settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

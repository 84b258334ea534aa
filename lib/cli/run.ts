/** Runs a command of ours; one that fails says why and ends with 1. */
export async function run(command: () => Promise<number>): Promise<void> {
  try {
    process.exit(await command());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

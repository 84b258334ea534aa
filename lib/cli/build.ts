import { buildApplication } from "./build-application";
import { run } from "./run";

await run(async () => {
  await buildApplication(console.log);
  return 0;
});

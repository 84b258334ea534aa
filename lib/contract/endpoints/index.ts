import type { Endpoint } from "../endpoint";
import { authEndpoints } from "./auth";
import { callEndpoints } from "./calls";
import { groupEndpoints } from "./groups";
import { historyEndpoints } from "./history";
import { joiningEndpoints } from "./joining";
import { keyEndpoints } from "./keys";
import { mediaEndpoints } from "./media";
import { pushEndpoints } from "./push";
import { pictureEndpoints } from "./pictures";
import { readingEndpoints } from "./reading";
import { receivingEndpoints } from "./receiving";
import { sessionEndpoints } from "./sessions";
import { userEndpoints } from "./users";
import { webhookEndpoints } from "./webhooks";

/** Every endpoint of the API by name. One entry here, one command or query, one route file. */
export const endpoints = {
  ...authEndpoints,
  ...sessionEndpoints,
  ...userEndpoints,
  ...pictureEndpoints,
  ...pushEndpoints,
  ...groupEndpoints,
  ...callEndpoints,
  ...joiningEndpoints,
  ...mediaEndpoints,
  ...historyEndpoints,
  ...readingEndpoints,
  ...receivingEndpoints,
  ...keyEndpoints,
  ...webhookEndpoints,
} as const;

export type EndpointName = keyof typeof endpoints;
export const endpointEntries = Object.entries(endpoints) as [EndpointName, Endpoint][];

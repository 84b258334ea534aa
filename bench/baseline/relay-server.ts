import { createServer } from "node:http";
import { listen } from "./parent";
import { attachRelay } from "./relay";

const server = createServer();
attachRelay(server);
listen(server);

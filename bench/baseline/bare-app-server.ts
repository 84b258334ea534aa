import { createServer } from "node:http";
import next from "next";
import { listen } from "./parent";

const server = createServer((request, response) => void handle(request, response));
const app = next({ dev: false, dir: process.env.BARE_APP, httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
listen(server);

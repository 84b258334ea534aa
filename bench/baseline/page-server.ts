import { createServer } from "node:http";
import { browserScript } from "../browser-script";
import { listen } from "./parent";
import { attachRelay } from "./relay";

const html = `<!doctype html>
<html lang="en">
  <title>Two pages</title>
  <body>
    <button>Answer</button>
    <script src="/page.js"></script>
  </body>
</html>`;

const script = await browserScript("baseline/page.ts");

const server = createServer((request, response) => {
  const isScript = request.url === "/page.js";
  response.writeHead(200, { "Content-Type": isScript ? "text/javascript" : "text/html; charset=utf-8" });
  response.end(isScript ? script : html);
});
attachRelay(server);
listen(server);

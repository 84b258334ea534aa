import { createServer } from "node:http";
import { browserScript } from "../browser-script";
import { listen } from "./parent";
import { attachRelay } from "./relay";

const html = (name: string) => `<!doctype html>
<html lang="en">
  <title>Two pages</title>
  <body>
    <button>Answer</button>
    <script src="/${name}.js"></script>
  </body>
</html>`;

const scripts: Readonly<Record<string, string>> = {
  "/page.js": await browserScript("baseline/page.ts"),
  "/bell.js": await browserScript("baseline/bell.ts"),
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const script = scripts[pathname];
  response.writeHead(200, { "Content-Type": script ? "text/javascript" : "text/html; charset=utf-8" });
  response.end(script ?? html(searchParams.get("page") === "bell" ? "bell" : "page"));
});
attachRelay(server);
listen(server);

import { expect, test } from "vitest";
import { agentIn, namesIn } from "./agent";

const webKit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/156.0.0.0 Safari/537.36`, "Chrome", "Windows"],
  [`Mozilla/5.0 (Windows NT 10.0) ${webKit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, "Edge", "Windows"],
  [`Mozilla/5.0 (Linux; Android 15; K) ${webKit} Chrome/156.0 Mobile Safari/537.36`, "Chrome", "Android"],
  [`Mozilla/5.0 (X11; CrOS x86_64 1) ${webKit} Chrome/156.0 Safari/537.36`, "Chrome", "ChromeOS"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webKit} HeadlessChrome/156.0 Safari/537.36`, "Chrome", "Linux"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    "Safari",
    "macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari",
    "iPhone",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Mobile/15E148 Safari/604.1",
    "Chrome",
    "iPhone",
  ],
  ["curl/8.14.1", "curl", undefined],
  ["node", "node", undefined],
  ["Mozilla/5.0", undefined, undefined],
  ["<script>alert(1)</script>", undefined, undefined],
  ["", undefined, undefined],
])("%s is told in words", (agent, browser, system) => {
  expect(namesIn(agent)).toEqual({ browser, system });
});

test("what a client says of itself is kept, and no more of it than can be read", () => {
  expect(agentIn(new Headers({ "user-agent": "curl/8" }))).toBe("curl/8");
  expect(agentIn(new Headers({ "user-agent": "x".repeat(9000) }))).toHaveLength(300);
  expect(agentIn(new Headers())).toBeUndefined();
});

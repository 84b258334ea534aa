import { expect, test } from "vitest";
import { render } from "./render";

const html = (markdown: string) => render(markdown, { copy: "Copy", output: "Output" }).html;

test("an endpoint leads to its place in the reference", () => {
  expect(html("`GET /auth/me`")).toContain('<a href="/docs/reference#/Signing%20in/me"><code');
});

test("another chapter is a page", () => {
  expect(html("[Errors](errors.md#codes)")).toContain('<a href="/docs/errors#codes">Errors</a>');
});

test("headings can be linked to, in Chinese too", () => {
  expect(html("## Ana’s `offer`, first")).toContain('<h2 id="ana-s-offer-first">');
  expect(html("## 换取新令牌")).toContain('<h2 id="换取新令牌">');
});

test("code is shown as it is, with a button that copies it; an output has none", () => {
  expect(html("```sh\ncat <<JSON && x\n```")).toContain(
    "<code>cat &lt;&lt;JSON &amp;&amp; x</code></pre><button",
  );
  expect(html('```json\n{"a": 1}\n```')).toContain("<figcaption>Output</figcaption>");
  expect(html('```json\n{"a": 1}\n```')).not.toContain("<button");
  expect(html("```js receiver.mjs\n1;\n```")).toContain("<figcaption>receiver.mjs</figcaption>");
});

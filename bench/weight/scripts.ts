import type { Page, Request } from "@playwright/test";

/** Octets of all scripts of a page. */
export interface Weight {
  readonly files: number;
  /** As they came over the network, without headers: the smallest are not worth compressing. */
  readonly gzipped: number;
  readonly unpacked: number;
}

/** Weighs the scripts that a page loads from now on. Its cache must be empty. */
export function weigh(page: Page): () => Promise<Weight> {
  const scripts: Request[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request);
  });
  return async () => {
    await page.waitForLoadState("networkidle");
    const weights = await Promise.all(scripts.map(weightOf));
    return weights.reduce(plus, { files: 0, gzipped: 0, unpacked: 0 });
  };
}

async function weightOf(request: Request): Promise<Weight> {
  const response = await request.response();
  const { responseBodySize } = await request.sizes();
  return { files: 1, gzipped: responseBodySize, unpacked: (await response?.body())?.length ?? 0 };
}

const plus = (a: Weight, b: Weight): Weight => ({
  files: a.files + b.files,
  gzipped: a.gzipped + b.gzipped,
  unpacked: a.unpacked + b.unpacked,
});

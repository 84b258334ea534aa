const numberOf = (url: URL, name: string, otherwise: number) =>
  Number(url.searchParams.get(name) ?? otherwise);

/**
 * The other pages of a list (RFC 8288), relative to the server; undefined where there is one page only. `more` says
 * whether another page follows where the total does not tell.
 */
export function linkOf(url: URL, total: number, more?: boolean): string | undefined {
  const limit = numberOf(url, "limit", 20);
  const offset = numberOf(url, "offset", 0);
  const at = (start: number, rel: string) => {
    const query = new URLSearchParams(url.searchParams);
    query.set("limit", String(limit));
    query.set("offset", String(start));
    return `<${url.pathname}?${query}>; rel="${rel}"`;
  };
  const pages = [
    ...(offset > 0 ? [at(0, "first"), at(Math.max(0, offset - limit), "prev")] : []),
    ...((more ?? offset + limit < total) ? [at(offset + limit, "next")] : []),
  ];
  return pages.length > 0 ? pages.join(", ") : undefined;
}

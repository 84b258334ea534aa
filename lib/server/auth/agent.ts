/** Longer ones are cut: they come from anybody. */
const mostCharacters = 300;

/** How a client calls itself. */
export function agentIn(headers: Headers): string | undefined {
  return headers.get("user-agent")?.slice(0, mostCharacters) || undefined;
}

type Named = readonly [name: string, pattern: RegExp];

/** In this order: most browsers also carry the names of those whose pages they want. */
const browsers: readonly Named[] = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\b(OPR|Opera|OPT)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Vivaldi", /\bVivaldi\//],
  ["WeChat", /\bMicroMessenger\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(HeadlessChrome|Chrome|CriOS|Chromium)\//],
  ["Safari", /\bVersion\/.*\bSafari\//],
];

const systems: readonly Named[] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac(intosh| OS X)\b/],
  ["Linux", /\bLinux\b/],
];

const nameIn = (agent: string, names: readonly Named[]) => names.find(([, form]) => form.test(agent))?.[0];

/** The names of the browser, or else of the program, and of the system that a `User-Agent` carries. */
export function namesIn(agent: string): { browser?: string; system?: string } {
  const browser = nameIn(agent, browsers) ?? /^[A-Za-z][\w.-]{0,31}(?=\/|$)/.exec(agent)?.[0];
  return { browser: browser === "Mozilla" ? undefined : browser, system: nameIn(agent, systems) };
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/db/project";

/** A parameter in a table of the page. */
export interface PageParameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** An endpoint as the page of the contract shows it. */
export interface PageEndpoint {
  readonly method: string;
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  readonly parameters: readonly PageParameter[];
  readonly body?: unknown;
  readonly reply: unknown;
}

const text = readFileSync(path.join(projectRoot, "lib", "contract", "page", "rtc-api.zh.md"), "utf8");

function blockAfter(section: string, heading: string): unknown {
  const [, rest] = section.split(`### ${heading}\n`);
  const json = rest && /^\s*```json\n(.*?)```/s.exec(rest)?.[1];
  return json === undefined || json === "" ? undefined : (JSON.parse(json) as unknown);
}

function parametersIn(section: string): PageParameter[] {
  const rows = section.matchAll(/^\| (\w+) \| ([\w[\]]+) \| ([是否]) \|/gm);
  return [...rows].map(([, name = "", type = "", required]) => ({ name, type, required: required === "是" }));
}

function endpointIn(section: string): PageEndpoint[] {
  const request = /```http\n(\w+) \/api\/v1(\S+)/.exec(section);
  const [, method = "", address = ""] = request ?? [];
  if (!request) return [];
  return [
    {
      method,
      path: address.replace(/\?.*/, ""),
      parameters: parametersIn(section),
      body: blockAfter(section, "请求体"),
      reply: blockAfter(section, "响应示例"),
    },
  ];
}

/** The sixteen endpoints of the page, in its order. */
export const page: readonly PageEndpoint[] = text.split(/^## /m).flatMap(endpointIn);

/** The members of an interface that the page declares, with their types; `?` stands at the end of optional ones. */
export function membersOf(name: string): readonly (readonly [string, string])[] {
  const declared = new RegExp(`interface ${name} \\{\\n(.*?)\\n\\}`, "s").exec(text)?.[1] ?? "";
  return [...declared.matchAll(/^ {2}(\w+\??): ([^;{]+);/gm)].map(([, member = "", type = ""]) => [
    member,
    type,
  ]);
}

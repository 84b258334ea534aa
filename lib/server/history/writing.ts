import type { CallRecord } from "@/lib/contract";

/** So that a spreadsheet takes it for UTF-8. */
const byteOrderMark = "\ufeff";

const columns: Readonly<Record<string, (record: CallRecord) => string | number | boolean | undefined>> = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  direction: ({ direction }) => direction,
  status: ({ status }) => status,
  callStatus: ({ callStatus }) => callStatus,
  people: ({ people }) => people.map(({ userName }) => userName).join("; "),
  others: ({ others }) => others,
  callerId: ({ callerId }) => callerId,
  callerName: ({ callerName }) => callerName,
  group: ({ group }) => group,
  groupId: ({ groupId }) => groupId,
  groupName: ({ groupName }) => groupName,
  createdAt: ({ createdAt }) => createdAt,
  connectedAt: ({ connectedAt }) => connectedAt,
  endedAt: ({ endedAt }) => endedAt,
  duration: ({ duration }) => duration,
  callDuration: ({ callDuration }) => callDuration,
};

/** A cell (RFC 4180). What a spreadsheet would take for a formula has an apostrophe before it. */
export function cellOf(value: string | number | boolean | undefined): string {
  const text = String(value ?? "");
  const harmless = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

const line = (cells: readonly (string | number | boolean | undefined)[]) =>
  `${cells.map(cellOf).join(",")}\r\n`;

/** How a list of calls is written, piece by piece. */
export interface Writing {
  readonly type: string;
  readonly begin: string;
  /** `first`: nothing was written before. */
  readonly item: (record: CallRecord, first: boolean) => string;
  readonly end: string;
}

export const csv: Writing = {
  type: "text/csv; charset=utf-8",
  begin: byteOrderMark + line(Object.keys(columns)),
  item: (record) => line(Object.values(columns).map((cell) => cell(record))),
  end: "",
};

export const json: Writing = {
  type: "application/json",
  begin: "[",
  item: (record, first) => `${first ? "\n" : ",\n"}${JSON.stringify(record)}`,
  end: "\n]\n",
};

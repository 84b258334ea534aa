import type { DeviceKind, DeviceNotice } from "../types";

export interface Notices {
  all(): readonly DeviceNotice[];
  /** Takes the place of what was told of this kind of device before. */
  tell(notice: Omit<DeviceNotice, "id">): void;
  dismiss(id: number): void;
  /** What was told of this kind of device is old. */
  clear(device?: DeviceKind): void;
}

/** What has to be told of devices. */
export function createNotices(): Notices {
  let notices: readonly DeviceNotice[] = [];
  let ids = 0;
  return {
    all: () => notices,
    tell(notice) {
      const others = notices.filter(({ device }) => device !== notice.device);
      notices = [...others, { ...notice, id: (ids += 1) }];
    },
    dismiss(id) {
      notices = notices.filter((notice) => notice.id !== id);
    },
    clear(device) {
      notices = device === undefined ? [] : notices.filter((notice) => notice.device !== device);
    },
  };
}

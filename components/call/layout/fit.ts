/** Sizes and places in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `start` is where a line of text begins: the left, or in some languages the right. */
export interface Place extends Size {
  readonly start: number;
  readonly top: number;
}

/** A tile is no wider than a film and no narrower than a portrait: faces are in the middle of both. */
const widest = 16 / 9;
const narrowest = 3 / 4;

function tileIn(columns: number, count: number, { width, height }: Size, gap: number): Size {
  const rows = Math.ceil(count / columns);
  const cell = {
    width: (width - gap * (columns - 1)) / columns,
    height: (height - gap * (rows - 1)) / rows,
  };
  return {
    width: Math.max(0, Math.floor(Math.min(cell.width, cell.height * widest))),
    height: Math.max(0, Math.floor(Math.min(cell.height, cell.width / narrowest))),
  };
}

/** Places of `count` equal tiles, as large as they can be without a scroll bar; a last row that is short is centred. */
export function fitTiles(count: number, room: Size, gap: number): readonly Place[] {
  const tries = Array.from({ length: count }, (_, index) => ({
    columns: index + 1,
    ...tileIn(index + 1, count, room, gap),
  }));
  const area = ({ width, height }: Size) => width * height;
  const best = tries.reduce(
    (one, other) => (area(other) > area(one) ? other : one),
    tries[0] ?? { columns: 1, width: 0, height: 0 },
  );
  const { columns, width, height } = best;
  const rows = Math.ceil(count / columns);
  const spanOf = (tiles: number, size: number) => tiles * size + Math.max(0, tiles - 1) * gap;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const start = (room.width - spanOf(inRow, width)) / 2 + (index % columns) * (width + gap);
    const top = (room.height - spanOf(rows, height)) / 2 + row * (height + gap);
    return { start: Math.max(0, start), top: Math.max(0, top), width, height };
  });
}

/** How much of the room those who are not large get, and at most. */
const stripShare = 0.24;
const widestStrip = 260;

/** A large one, and `count` others beside it, or below it where the room is higher than wide. */
export function fitMain(
  count: number,
  room: Size,
  gap: number,
): { readonly main: Place; readonly rest: readonly Place[] } {
  if (count === 0) return { main: { start: 0, top: 0, ...room }, rest: [] };
  const below = room.height > room.width;
  const whole = below ? room.height : Math.min(room.width, widestStrip / stripShare);
  const strip = Math.round(whole * stripShare);
  const main = below
    ? { width: room.width, height: Math.max(0, room.height - strip - gap) }
    : { width: Math.max(0, room.width - strip - gap), height: room.height };
  const aside = below ? { width: room.width, height: strip } : { width: strip, height: room.height };
  const rest = fitTiles(count, aside, gap / 2).map((place) => ({
    ...place,
    start: place.start + (below ? 0 : main.width + gap),
    top: place.top + (below ? main.height + gap : 0),
  }));
  return { main: { start: 0, top: 0, ...main }, rest };
}

/**
 * Senders make ids of a name and a time: `vm-7@2026-03-10T00:00:00Z`. Such an id follows from what stands around the time, which the
 * series keeps, and from the point's start, so that a point pays nothing for it.
 */

export interface IdForm {
  readonly prefix: string;
  readonly suffix: string;
  /** The instant that the id holds, in microseconds since 1970. */
  readonly at: number;
}

const stamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/;
const stampLength = 20;
const microsecondsPerMillisecond = 1000;

/** Points come in order of time: the last text is mostly the next one too. */
let lastText = '';
let lastInstant: number | null = null;

function instantIn(text: string): number | null {
  if (text === lastText) return lastInstant;
  const milliseconds = Date.parse(text);
  const exact = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().replace('.000Z', 'Z') === text;
  [lastText, lastInstant] = [text, exact ? milliseconds * microsecondsPerMillisecond : null];
  return lastInstant;
}

/** `null` for an id that holds no time, or several. */
export function idFormOf(id: string): IdForm | null {
  if (id.length < stampLength) return null;
  const place = id.search(stamp);
  if (place < 0) return null;
  const at = instantIn(id.slice(place, place + stampLength));
  const suffix = id.slice(place + stampLength);
  if (at === null || (suffix.length >= stampLength && stamp.test(suffix))) return null;
  return { prefix: id.slice(0, place), suffix, at };
}

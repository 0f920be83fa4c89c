/** Midnights as the judge finds them: by asking what a zone's clocks show, and correcting until they show midnight. */
const formats = new Map<string, Intl.DateTimeFormat>();

function shown(zone: string, milliseconds: number): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** Microseconds since 1970 of the first instant of a day. */
export function midnight(date: string, zone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  let guess = wanted;
  for (let turn = 0; turn < 4; turn++) guess += wanted - shown(zone, guess);
  return guess * 1000;
}

/** JSON.parse of each line, the object dropped: the least that any reader of NDJSON by the platform's parser does. */
const newline = 0x0a;

export function parseLines(bytes: Buffer): number {
  let count = 0;
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(newline, from);
    const to = found < 0 ? bytes.length : found;
    const value: unknown = JSON.parse(bytes.toString('utf8', from, to));
    if (typeof value === 'object') count++;
    from = to + 1;
  }
  return count;
}

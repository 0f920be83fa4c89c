/** Sizes for people: `1.4 MB`. */
const units = ['kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** In powers of a thousand, as disks are sold. */
export function byteText(bytes: bigint): string {
  if (bytes < 1000n) return `${bytes} B`;
  let tenths = bytes / 100n;
  for (const unit of units) {
    if (tenths < 10_000n || unit === 'PB') return `${tenths / 10n}.${tenths % 10n} ${unit}`;
    tenths /= 1000n;
  }
  return `${bytes} B`;
}

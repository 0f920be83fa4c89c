/** Which texts PostgreSQL can keep. Others are refused where input enters, so one that comes this far is a bug. */

export function assertStorable(text: string): void {
  if (text.includes('\0')) throw new TypeError('a text with a NUL character cannot be stored, and should have been refused before');
  if (!text.isWellFormed()) throw new TypeError('a text with half of a surrogate pair cannot be stored, and should have been refused before');
}

/** Rows without those that are left to the evaluator of single points. */
/** The rows that are not left; the very same where none is. */
export function rowsKept(rows: Int32Array, left: Uint8Array): Int32Array {
  let first = 0;
  while (first < rows.length && left[rows[first]!] === 0) first++;
  if (first === rows.length) return rows;
  const kept = rows.slice();
  let count = first;
  for (let index = first; index < rows.length; index++) if (left[rows[index]!] === 0) kept[count++] = rows[index]!;
  return kept.subarray(0, count);
}

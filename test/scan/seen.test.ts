/** What was seen before, against a map of the language: many rows, few distinct ones, small and large tables. */
import { describe, expect, it } from 'vitest';
import { SeenIds, SeenPoints, seen } from '../../src/scan/index.ts';
import { seed } from '../support/seed.ts';

/** Thirty-two bits after thirty-two bits, always the same from one seed. */
function numbers(start: number): () => number {
  let state = start | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Numbers of few bits meet often; of many, hardly ever. */
const bits = [10, 18, 32];

describe(`what was seen (seed ${seed})`, () => {
  it.each(bits)('points of %s bits', (wide) => {
    const next = numbers(seed);
    const points = new SeenPoints();
    const known = new Set<number>();
    let again = 0;
    for (let batch = 0; batch < 60; batch++) {
      const count = 1 + (next() % 9000);
      const [high, low] = [new Uint32Array(count), new Uint32Array(count)];
      const leaveOut = batch % 3 === 0 ? new Uint8Array(count) : null;
      for (let row = 0; row < count; row++) {
        const value = next() >>> (32 - wide);
        high[row] = Math.imul(value, 0x9e3779b1);
        low[row] = value;
        if (leaveOut !== null) leaveOut[row] = next() % 4 === 0 ? 1 : 0;
      }
      const answer = points.add(high, low, count, leaveOut);
      for (let row = 0; row < count; row++) {
        const value = low[row]!;
        const expected = leaveOut?.[row] !== 1 && known.has(value) ? 1 : 0;
        if (answer[row] !== expected) throw new Error(`row ${row} of batch ${batch}: ${answer[row]} for ${value}`);
        if (leaveOut?.[row] !== 1) known.add(value);
        again += expected;
      }
    }
    expect(wide === 32 || again > 0).toBe(true);
    expect(known.size).toBeGreaterThan(500);
  });

  it.each(bits)('ids of %s bits, with contents', (wide) => {
    const next = numbers(seed + 1);
    const ids = new SeenIds();
    const known = new Map<string, number>();
    const told = [0, 0, 0];
    for (let batch = 0; batch < 60; batch++) {
      const count = 1 + (next() % 9000);
      const [words, contents] = [new Uint32Array(3 * count), new Uint32Array(count)];
      for (let row = 0; row < count; row++) {
        const value = next() >>> (32 - wide);
        contents[row] = next() % 2;
        if (value % 7 === 0) continue;
        // Some ids differ in the third word alone.
        words.set([Math.imul(value >>> 1, 0x9e3779b1), value >>> 1, 1 + (value & 1)], 3 * row);
      }
      const answer = ids.add(words, contents, count);
      for (let row = 0; row < count; row++) {
        const name = words.subarray(3 * row, 3 * row + 3).join();
        const before = name === '0,0,0' ? undefined : known.get(name);
        const expected = before === undefined ? seen.new : before === contents[row] ? seen.same : seen.other;
        if (answer[row] !== expected) throw new Error(`row ${row} of batch ${batch}: ${answer[row]} for ${name}`);
        if (before === undefined && name !== '0,0,0') known.set(name, contents[row]!);
        told[expected]! += 1;
      }
    }
    expect(wide === 32 || Math.min(...told) > 0).toBe(true);
  });
});

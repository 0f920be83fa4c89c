/** Sixty-four bits that are equal for points of the same meter, scope, period and fields, and else hardly ever. Knows nothing of order. */
import { randomInt } from 'node:crypto';
import type { UsagePoint } from '../rating/point.ts';

/** Different in each process, so that nobody can prepare points that look alike. */
const seed: readonly [number, number] = [randomInt(2 ** 32), randomInt(2 ** 32)];

/** MurmurHash3's last step: every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let mix = value;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

function ofText(text: string, start: number): number {
  let mix = start;
  for (let index = 0; index < text.length; index++) mix = Math.imul(mix ^ text.charCodeAt(index), 0x01000193) + 0x9e3779b9;
  return mixed(mix ^ text.length);
}

export function fingerprintOf(point: UsagePoint): readonly [number, number] {
  const [high, low] = seed.map((start) => {
    let sum = mixed(ofText(point.meter, start) + 1);
    sum = (sum + mixed(ofText(point.scope, start) + 2)) >>> 0;
    sum = (sum + mixed(ofText(`${point.period.start} ${point.period.end}`, start) + 3)) >>> 0;
    for (const [name, { text, kind }] of point.fields) sum = (sum + mixed(ofText(text, ofText(`${kind} ${name}`, start)) + 4)) >>> 0;
    return sum;
  });
  return [high ?? 0, low ?? 0];
}

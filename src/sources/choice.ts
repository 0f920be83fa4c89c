/** A word out of a list, with a message that says what was meant. Knows nothing of the words. */
import { z } from 'zod';
import { listed, nearest } from '../words/index.ts';

const mostListed = 20;

export function choice<const Words extends readonly [string, ...string[]]>(words: Words): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words, {
    error: ({ input }) => {
      const near = typeof input === 'string' ? nearest(input, words) : null;
      const shown = input === undefined ? 'is missing' : `is \`${String(input)}\``;
      return near === null ? `${shown}: it is one of ${listed(words, mostListed)}` : `${shown}: did you mean \`${near}\`?`;
    },
  });
}

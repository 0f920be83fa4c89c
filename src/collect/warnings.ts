/** Warnings said once for each cause. Knows nothing of what they say. */

/** After so many different warnings the next ones say nothing new, and remembering them would grow with the input. */
const mostWarnings = 100;

/** `key` tells causes apart; `sentence` is only built when it will be said. */
export type Warn = (key: string, sentence: () => string) => void;

export function warnOnce(say: ((sentence: string) => void) | undefined): Warn {
  const said = new Set<string>();
  return (key, sentence) => {
    if (say === undefined || said.size >= mostWarnings || said.has(key)) return;
    said.add(key);
    say(sentence());
  };
}

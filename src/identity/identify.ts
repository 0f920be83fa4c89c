/** All strategies of an installation as one: the first that knows the caller decides, and what is shown and does not hold is never taken for nothing shown. */
import { type Caller, anybody } from './caller.ts';
import type { Asking, Strategy, StrategyName } from './strategy.ts';

export type Identified =
  | { readonly kind: 'known'; readonly caller: Caller; readonly strategy: StrategyName }
  /** `reason` is for the log. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Identity {
  /** For `WWW-Authenticate`, in the order of the strategies. */
  readonly challenges: readonly string[];
  /** Whether who shows nothing is let in. */
  readonly isOpen: boolean;
  identify(asking: Asking): Promise<Identified>;
  close(): Promise<void>;
}

/** Whoever asks may everything. */
export const noneStrategy: Strategy = { name: 'none', challenge: null, identify: () => Promise.resolve({ kind: 'known', caller: anybody }), close: () => Promise.resolve() };

export function identityBy(strategies: readonly Strategy[]): Identity {
  const isOpen = strategies.some(({ name }) => name === 'none');
  // Last, so that who shows something is known by it.
  const ordered = [...strategies.filter(({ name }) => name !== 'none'), ...strategies.filter(({ name }) => name === 'none').slice(0, 1)];
  const isAlone = ordered.length === 1;
  return {
    isOpen,
    challenges: [...new Set(ordered.flatMap(({ challenge }) => challenge ?? []))],
    identify: async (asking) => {
      const reasons: string[] = [];
      const hasShown = asking.header('x-auth-token') !== undefined || asking.header('authorization') !== undefined;
      for (const strategy of ordered) {
        if (strategy.name === 'none' && hasShown && !isAlone) continue;
        const answer = await strategy.identify(asking);
        if (answer.kind === 'known') return { kind: 'known', caller: answer.caller, strategy: strategy.name };
        if (answer.kind === 'refused') reasons.push(answer.reason);
      }
      return { kind: 'unknown', reason: reasons.length > 0 ? reasons.join('; ') : hasShown ? 'what was shown is nothing that any strategy judges' : 'nothing was shown' };
    },
    close: async () => void (await Promise.all(ordered.map((strategy) => strategy.close()))),
  };
}

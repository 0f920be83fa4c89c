/** What is told of a row that was not rated as a column. Its point is read only where somebody asks for it. */
import { one } from '../money/index.ts';
import type { SingleRow } from '../plan/index.ts';
import type { BoundPoint, UsagePoint, Verdict } from '../rating/index.ts';
import type { Assessment } from './assess.ts';
import type { Identity } from './identity.ts';

/** No identity is needed of what is only told. */
const noIdentity: Identity = { key: new Uint8Array(0), content: new Uint8Array(0), n: 0 };

export class ToldRow implements Extract<Assessment, { kind: 'priced' }> {
  readonly kind = 'priced';
  readonly identity = noIdentity;
  readonly verdict: Verdict;
  readonly meterUnit = '';
  readonly inMeterUnit = one;
  readonly #single: SingleRow;

  constructor(single: SingleRow, verdict: Verdict) {
    [this.#single, this.verdict] = [single, verdict];
  }

  get point(): UsagePoint {
    return this.#single.point;
  }

  get bound(): BoundPoint | null {
    const { binding } = this.#single;
    return binding.kind === 'bound' ? binding.point : null;
  }
}

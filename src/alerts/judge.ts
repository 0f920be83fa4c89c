/** Whether a policy holds, by json-rules-engine, with operators that compare exactly. Facts are asked for when their comparison is reached. */
import type { Engine as RulesEngine, TopLevelCondition } from 'json-rules-engine';
import { type Asked, type FactName, factNames, formOf, isFactName } from './facts.ts';
import { exactOperators, holdsExactly } from './operators.ts';
import type { Condition, Policy } from './policy.ts';

/** Gives a fact: an exact text, or a whole number. */
export type Ask = (asked: Asked) => Promise<string | number>;

export interface Judge {
  readonly policy: Policy;
  holds(ask: Ask): Promise<boolean>;
}

type EngineCondition = TopLevelCondition | { readonly fact: string; readonly operator: string; readonly value: unknown; readonly priority: number; readonly params?: Record<string, string> };

const paramsOf = ({ meter }: Asked): { readonly params?: Record<string, string> } => (meter === null ? {} : { params: { meter } });
const isDear = (condition: Condition): boolean => {
  switch (condition.kind) {
    case 'all': case 'any': return condition.conditions.some(isDear);
    case 'not': return isDear(condition.condition);
    case 'comparison': return formOf(condition.asked).isDear || (condition.to.kind === 'fact' && formOf(condition.to.asked).isDear);
  }
};
/** What costs nothing is looked at first: where it decides, the rest is never asked for. */
const priorityOf = (condition: Condition): number => (isDear(condition) ? 1 : 2);

/** Made anew from what was read: nothing that stands in a file reaches the engine as it is. */
function engineCondition(condition: Condition): EngineCondition {
  switch (condition.kind) {
    case 'all': return { all: condition.conditions.map((each) => ({ ...engineCondition(each), priority: priorityOf(each) })) };
    case 'any': return { any: condition.conditions.map((each) => ({ ...engineCondition(each), priority: priorityOf(each) })) };
    case 'not': return { not: engineCondition(condition.condition) };
    case 'comparison': {
      const { asked, operator, to } = condition;
      const value = to.kind === 'fact' ? { fact: to.asked.fact, ...paramsOf(to.asked) } : to.kind === 'decimal' ? to.text : to.value;
      return { fact: asked.fact, operator, value, priority: priorityOf(condition), ...paramsOf(asked) };
    }
  }
}

const meterOf = (params: Readonly<Record<string, unknown>> | undefined): string | null => (typeof params?.meter === 'string' ? params.meter : null);

/** Loads the engine, which takes some time: not for services without policies. */
export async function judgeOf(policy: Policy): Promise<Judge> {
  const { Engine, Fact } = await import('json-rules-engine');
  const engine: RulesEngine = new Engine([], { pathResolver: () => { throw new TypeError('INVARIANT: no condition has a path'); } });
  for (const operator of exactOperators) engine.addOperator(operator, (left: string | number, right: string | number) => holdsExactly(operator, left, right));
  engine.addRule({ conditions: engineCondition(policy.condition) as TopLevelCondition, event: { type: 'holds' } });
  return {
    policy,
    holds: async (ask) => {
      // What the engine keeps of facts it finds again by a short hash: kept facts could be mistaken for one another.
      const fact = (name: FactName) => new Fact(name, (params: Record<string, unknown> | undefined) => ask({ fact: name, meter: meterOf(params) }), { cache: false });
      const { events } = await engine.run(Object.fromEntries(factNames.filter(isFactName).map((name) => [name, fact(name)])));
      return events.length > 0;
    },
  };
}

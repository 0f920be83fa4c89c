/** The keys of a table or a match: which names they are, and which values each can have. */
import type { Expression } from '../../rating/index.ts';
import { numberAsKey } from '../diagnostics/table-messages.ts';
import type { Location } from '../source.ts';
import type { NameNode } from '../syntax/index.ts';
import { fieldLocation, locate } from './context.ts';
import { checkName } from './expressions.ts';
import type { Scope } from './scope.ts';
import { type Choices, allows } from './narrowing.ts';
import { typeText } from './types.ts';

export interface Key {
  readonly name: string;
  readonly code: Expression;
  /** The values that can come; `null` when the list is open. */
  readonly domain: ReadonlySet<string> | null;
  /** The values that the meter lists, whatever the condition says. */
  readonly listed: ReadonlySet<string> | null;
  readonly listedAt: Location | null;
  /** Whether the rule's condition lets the value come. */
  readonly reachable: (value: string) => boolean;
}

function domainOf(listed: ReadonlySet<string> | null, name: string, choices: Choices): ReadonlySet<string> | null {
  const choice = choices.get(name);
  if (listed !== null) return choice === undefined ? listed : new Set([...listed].filter((value) => allows(choice, value)));
  return choice?.kind === 'only' ? choice.values : null;
}

/** The keys, or `null` after saying which of them is none. */
export function checkKeys(names: readonly NameNode[], scope: Scope, choices: Choices): readonly Key[] | null {
  const keys = names.map((name): Key | null => {
    const { type, code } = checkName(name, scope);
    if (type.kind === 'unknown') return null;
    if (type.kind !== 'text') {
      scope.file.report(numberAsKey(locate(scope.file, name.span), name.text, typeText(type)));
      return null;
    }
    const field = scope.locals.has(name.text) ? undefined : scope.meter.meter.fields.get(name.text);
    const choice = scope.locals.has(name.text) ? undefined : choices.get(name.text);
    return {
      name: name.text, code, domain: domainOf(type.values, name.text, scope.locals.has(name.text) ? new Map() : choices), listed: type.values,
      listedAt: field === undefined ? null : fieldLocation(scope.meter, field), reachable: (value) => choice === undefined || allows(choice, value),
    };
  });
  return keys.every((key): key is Key => key !== null) ? keys : null;
}

/** The modules that an operator sees, switches and orders: the three that are always there, and those of the rule files. */
import type { Rulebook } from '../rulebook/index.ts';
import type { KeptModule } from '../storage/index.ts';
import { isWritten } from './written-files.ts';

export interface ListedModule {
  readonly name: string;
  readonly description: string;
  /** Whether its rules are changed over the API. */
  readonly isConfigurable: boolean;
  readonly isEnabled: boolean;
  readonly priority: number;
}

const always = { noop: 'Dummy test module.', hashmap: 'HashMap rating module.', pyscripts: 'PyScripts rating module.' } as const;
type AlwaysThere = keyof typeof always;

const usualPriority = 1;
/** The hashmap is there to be used; scripts are switched on by who has some. */
const isEnabledAtFirst: Readonly<Record<AlwaysThere, boolean>> = { noop: true, hashmap: true, pyscripts: false };

export const isAlwaysThere = (name: string): name is AlwaysThere => Object.hasOwn(always, name);

/** Whatever is said of it has no effect. */
export const isFixed = (name: string): boolean => name === 'noop';

/** Nought stands for no priority, which is 1. */
const priorityOf = (kept: KeptModule | undefined): number => (kept?.priority ?? 0) || usualPriority;

export function isSwitchedOn(name: AlwaysThere, modules: readonly KeptModule[]): boolean {
  if (isFixed(name)) return true;
  return modules.find((module) => module.name === name)?.enabled ?? isEnabledAtFirst[name];
}

/** By name, as they run where priorities are equal; the larger priority runs first. */
export function listModules(rulebook: Rulebook, modules: readonly KeptModule[]): readonly ListedModule[] {
  const kept = new Map(modules.map((module) => [module.name, module]));
  const own = (Object.keys(always) as AlwaysThere[]).map((name): ListedModule => ({
    name, description: always[name], isConfigurable: !isFixed(name), isEnabled: isSwitchedOn(name, modules), priority: isFixed(name) ? usualPriority : priorityOf(kept.get(name)),
  }));
  const written = rulebook.modules.filter(({ name, file }) => !isWritten(file) && !isAlwaysThere(name)).map(({ name, file, enabled, priority }): ListedModule =>
    ({ name, description: `Rules of ${file}.`, isConfigurable: false, isEnabled: enabled, priority: Number(priority) }));
  return [...own, ...written].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface ModuleChange {
  readonly enabled?: boolean;
  readonly priority?: number;
}

/** What is to be kept of a module after a change; `null` where that is what is kept already, or the module is as it always is. */
export function changedModule({ name, isEnabled, priority }: ListedModule, change: ModuleChange, modules: readonly KeptModule[]): KeptModule | null {
  if (isFixed(name)) return null;
  const kept = modules.find((module) => module.name === name);
  const [enabled, order] = [change.enabled ?? isEnabled, change.priority ?? priority];
  if (enabled === isEnabled && (order || usualPriority) === priority) return null;
  return {
    name, enabled: change.enabled === undefined ? kept?.enabled ?? null : change.enabled,
    priority: change.priority === undefined ? kept?.priority ?? null : change.priority,
  };
}

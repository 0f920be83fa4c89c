/** Which rules are in force and how they come about: rule files, meters of what is collected, the hashmap, scripts, and what was said of modules. Knows no HTTP and no SQL. */
export { type BaseRules, baseOf, emptyBase } from './base.ts';
export { type ComposeOptions, type Composition, type HashmapWriting, type LeftOut, compose, renderingOptions } from './compose.ts';
export { type ChangedRules, type Decision, changeRules } from './change-rules.ts';
export { type ListedModule, type ModuleChange, changedModule, listModules } from './module-list.ts';
export { checkScript } from './check-script.ts';
export { type ScriptAsked, type ScriptAsking, type ScriptOutcome, type ScriptRefusal, changeScript, createScript, deleteScript, presentScripts } from './script-changes.ts';
export { scriptsAt, scriptsChangeAfter } from './scripts.ts';

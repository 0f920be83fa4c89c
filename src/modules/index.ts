/** Which rules are in force and how they come about: rule files, meters of what is collected, the hashmap, scripts, and what was said of modules. Knows no HTTP and no SQL. */
export { type BaseRules, baseOf, emptyBase } from './base.ts';
export { type ComposeOptions, type Composition, type HashmapWriting, type LeftOut, compose, renderingOptions } from './compose.ts';
export { type ListedModule, isFixed, listModules } from './module-list.ts';
export { scriptsChangeAfter } from './scripts.ts';

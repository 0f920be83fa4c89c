/** What an editor asks of a rulebook, as functions over its texts: pure, one file a feature, no protocol. */
export { type OpenRulebook, type OpenRules, openRulebook } from './rulebook.ts';
export { type FileDiagnostic, diagnose } from './diagnostics.ts';
export { type CodeAction, codeActions } from './code-actions.ts';
export { type Hover, hover } from './hover.ts';
export { type CompletionItem, completion } from './completion/index.ts';
export { definition } from './definition.ts';
export { references } from './references.ts';
export { type Renamable, type Renaming, prepareRename, rename } from './rename.ts';
export { type OutlineItem, outline } from './outline.ts';
export { formatting } from './formatting.ts';

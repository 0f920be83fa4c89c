/** Revisions and activations as JSON, and revisions that must be there. */
import type { Context } from 'hono';
import type { RuleParts } from '../../cloudkitty-api/index.ts';
import type { LeftOut } from '../../modules/index.ts';
import type { Rulebook } from '../../rulebook/index.ts';
import type { Activation, RuleRevision, StoredFile } from '../../storage/index.ts';
import { instantOfMilliseconds, instantText } from '../../time/index.ts';
import { diagnosticsJson } from '../answers.ts';
import { problem } from '../problems.ts';

export const momentText = (seconds: number): string => instantText(instantOfMilliseconds(seconds * 1000));

export const revisionJson = ({ number, hash, author, at, message }: RuleRevision, active: number | null) => ({ number, hash, author, at: momentText(at), message, active: number === active });
export const activationJson = ({ number, revision, author, at, message }: Activation) => ({ number, revision, author, at: momentText(at), message });
export const leftOutJson = ({ kind, id, name, sentence, diagnostics }: LeftOut, rulebook: Pick<Rulebook, 'sources'>) => ({ kind, id, name, reason: sentence, diagnostics: diagnosticsJson(diagnostics, rulebook) });

export const etagOf = ({ hash }: Pick<RuleRevision, 'hash'>): string => `"${hash}"`;
export const activationTag = (activation: Activation | null): string => `"activation-${activation?.number ?? 0}"`;

/** Whether what was seen is what is there. Without the header nothing was asked. */
export const isSeen = (given: string | undefined, tag: string): boolean => given === undefined || given.trim() === '*' || given.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

export const activeNumber = async ({ store }: RuleParts): Promise<number | null> => (await store.rules.activations({ before: null, most: 1 }))[0]?.revision ?? null;

export const noRevision = (c: Context, number: number): Response => problem(c, 'not-found', `there is no revision ${number} of the rules; GET /api/v1/rulebooks lists them`);

export const revisionAt = ({ store }: RuleParts, number: number): Promise<{ readonly revision: RuleRevision; readonly files: readonly StoredFile[] } | null> => store.rules.revision(number);

/** What must never be shown: passwords and their like, wherever their text turns up. */
import type { z } from 'zod';
import { collectorOptions, fetcherOptions, isSecret } from '../sources/index.ts';
import type { Problem } from '../yaml/index.ts';
import { ownSections } from './sections.ts';
import type { WrittenSection } from './written.ts';

const schemas: readonly z.ZodType[] = [...collectorOptions.values(), ...fetcherOptions.values(), ...Object.values(ownSections)];
const secretOptions: ReadonlySet<string> = new Set(schemas.flatMap((schema) => {
  const { shape } = schema as unknown as { readonly shape?: Readonly<Record<string, z.ZodType>> };
  return Object.entries(shape ?? {}).flatMap(([name, option]) => (isSecret(option) ? [name] : []));
}));

export const isSecretOption = (name: string): boolean => secretOptions.has(name);

/** Short texts occur anywhere: hiding them would hide everything. */
const shortest = 3;

export function secretsIn(sections: ReadonlyMap<string, WrittenSection>): readonly string[] {
  return [...sections.values()].flatMap(({ options }) => [...options].flatMap(([name, { value }]) => (secretOptions.has(name) && value.kind === 'scalar' && value.text.length >= shortest ? [value.text] : [])));
}

const passwordInUrl = /(?<=[a-z]:\/\/[^\s/@:]*:)[^\s/@]+(?=@)/gi;
const stars = (text: string): string => '*'.repeat(text.length);

/** The same length, so that marks below a line stay where they belong. */
const hide = (text: string, secrets: readonly string[]): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, stars(secret)), text).replace(passwordInUrl, stars);

export function withoutSecrets(problems: readonly Problem[], secrets: readonly string[]): readonly Problem[] {
  return problems.map((problem) => ({
    ...problem, sentence: hide(problem.sentence, secrets), fix: problem.fix === null ? null : hide(problem.fix, secrets),
    at: problem.at.kind === 'file' ? { ...problem.at, text: hide(problem.at.text, secrets) } : problem.at,
  }));
}

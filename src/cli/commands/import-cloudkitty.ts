/** `tariff import cloudkitty --url URL|--file HASHMAP.json --out DIR`: the rules of a hashmap as rule files that a person wants to keep. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type HashmapOperation, type HashmapState, type NewMapping, applyHashmap, emptyHashmap, renderHashmap } from '../../cloudkitty/index.ts';
import { RunningCloudkitty, prove } from '../running-cloudkitty.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportCloudkittyOptions {
  readonly file?: string;
  readonly url?: string;
  readonly token?: string;
  readonly user?: string;
  readonly passwordFile?: string;
  /** Of collection, in seconds: rules that begin within one hold from the next on. */
  readonly period: string;
  /** How many points are priced by both. */
  readonly sample: string;
  readonly out: string;
  readonly currency?: string;
  readonly scopeKey: string;
}

const rule = z.strictObject({ type: z.string(), cost: z.union([z.string(), z.number()]).transform(String), group: z.string().optional(), tenant_id: z.string().nullish(), value: z.string().optional(), level: z.union([z.string(), z.number()]).transform(String).optional() });
const part = { name: z.string(), mappings: z.array(rule).default([]), thresholds: z.array(rule).default([]) };
const hashmapFileSchema = z.strictObject({ groups: z.array(z.string()).default([]), services: z.array(z.strictObject({ ...part, fields: z.array(z.strictObject(part)).default([]) })) });
type Rules = Pick<z.infer<typeof hashmapFileSchema>['services'][number], 'mappings' | 'thresholds'>;

/** A state made by the operations that a client would use; what is refused is told with its place. */
class Making {
  state: HashmapState = emptyHashmap;
  #ids = 0;

  apply(operation: (id: string) => HashmapOperation, place: string): string {
    this.#ids += 1;
    const id = `00000000-0000-4000-8000-${String(this.#ids).padStart(12, '0')}`;
    const outcome = applyHashmap(this.state, operation(id), { now: 0, user: 'import' });
    if (outcome.kind === 'refused') throw new CommandProblem(exit.refused, `${place} is refused: ${JSON.stringify(outcome.refusal)}`, 'correct it there, and import again');
    this.state = outcome.state;
    return id;
  }

  group(name: string | undefined): string | null {
    if (name === undefined) return null;
    return this.state.groups.find((group) => group.name === name)?.id ?? this.apply((id) => ({ kind: 'create-group', id, name }), `group ${name}`);
  }

  rules({ mappings, thresholds }: Rules, parent: Pick<NewMapping, 'serviceId' | 'fieldId'>, place: string): void {
    const of = ({ type, cost, group, tenant_id: tenant }: Rules['mappings'][number]) => ({ ...parent, type, cost, groupId: this.group(group), tenant: tenant ?? null });
    mappings.forEach((own, index) => this.apply((id) => ({ kind: 'create-mapping', id, mapping: { ...of(own), value: own.value ?? null }, force: false }), `${place}.mappings[${index}]`));
    thresholds.forEach((own, index) => this.apply((id) => ({ kind: 'create-threshold', id, threshold: { ...of(own), level: own.level ?? '' } }), `${place}.thresholds[${index}]`));
  }
}

function readState(file: string): HashmapState {
  let given: unknown;
  try {
    given = JSON.parse(file === '-' ? readFileSync(0, 'utf8') : readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CommandProblem(exit.environment, `cannot read \`${file}\`: ${(error as Error).message}`);
  }
  const parsed = hashmapFileSchema.safeParse(given);
  if (!parsed.success) throw new CommandProblem(exit.refused, `\`${file}\` is no hashmap: ${parsed.error.issues.slice(0, 5).map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ')}`, 'it is {"groups": […], "services": [{"name", "mappings", "thresholds", "fields": [{"name", "mappings", "thresholds"}]}]}');
  const making = new Making();
  for (const name of parsed.data.groups) making.group(name);
  for (const [index, service] of parsed.data.services.entries()) {
    const place = `services[${index}]`;
    const serviceId = making.apply((id) => ({ kind: 'create-service', id, name: service.name }), place);
    making.rules(service, { serviceId }, place);
    for (const [at, field] of service.fields.entries()) making.rules(field, { fieldId: making.apply((id) => ({ kind: 'create-field', id, name: field.name, serviceId }), `${place}.fields[${at}]`) }, `${place}.fields[${at}]`);
  }
  return making.state;
}

interface Given {
  readonly state: HashmapState;
  readonly unitOf: (service: string) => string;
  /** Who can be asked for prices; `null` for a file. */
  readonly running: RunningCloudkitty | null;
}

async function given({ file, url, token, user, passwordFile }: ImportCloudkittyOptions): Promise<Given> {
  if ((file === undefined) === (url === undefined)) throw new CommandProblem(exit.usage, 'name either --file or --url');
  if (url === undefined) return { state: readState(file ?? ''), unitOf: () => 'piece', running: null };
  const running = new RunningCloudkitty(url, { token: token ?? null, user: user ?? null, passwordFile: passwordFile ?? null });
  return { state: await running.state(), unitOf: await running.units(), running };
}

function write(files: ReadonlyMap<string, string>, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    writeFileSync(path.join(out, name), text);
  }
}

export async function importCloudkitty(options: ImportCloudkittyOptions, terminal: Terminal): Promise<number> {
  const { out, currency, scopeKey, sample, period } = options;
  if (!/^\d{1,6}$/.test(sample)) throw new CommandProblem(exit.usage, `--sample \`${sample}\` is no number of points`);
  if (!/^[1-9]\d{0,6}$/.test(period)) throw new CommandProblem(exit.usage, `--period \`${period}\` is no number of seconds`);
  const { state, unitOf, running } = await given(options);
  const { files, warnings } = renderHashmap(state, { scopeKey, settings: true, isKept: true, period: Number(period), unitOf, ...(currency === undefined ? {} : { currency }) });
  write(files, out);
  for (const warning of warnings) terminal.note(`${terminal.paintNotes('warning', 'warning')}: ${warning}`);
  await terminal.line(`${[...files.keys()].join(', ')} in ${out}`);
  const proven = running === null || Number(sample) === 0 ? exit.accepted : await prove({ running, state, directory: out, most: Number(sample), periodSeconds: Number(period) }, terminal);
  await terminal.line(`next: tariff check ${out}, and units and fields of the meters in ${[...files.keys()].at(-1) ?? ''} as the usage has them`);
  return proven;
}

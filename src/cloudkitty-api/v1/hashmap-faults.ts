/** Refusals of the hashmap in the words of CloudKitty, which its clients and their users know. */
import { type HashmapObject, type HashmapRefusal, ruleTypes } from '../../cloudkitty/index.ts';
import { momentText } from './asked.ts';
import { fault } from './faults.ts';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const python = (text: string | null): string => text ?? 'None';
const stamp = (moment: number): string => momentText(moment).replace('T', ' ');

export const notThere = (object: HashmapObject, id: string): string => (object === 'service' || object === 'group' ? `No such ${object}: None (UUID: ${id})` : `No such ${object}: ${id}`);

const invalid = (field: string, text: string, problem: string): never => fault(400, `Invalid input for field/attribute ${field}. Value: '${text}'. ${problem}`);

export function refuseHashmap(refusal: HashmapRefusal): never {
  switch (refusal.kind) {
    case 'not-found': return fault(404, notThere(refusal.object, refusal.id));
    case 'no-such-parent': return fault(400, notThere(refusal.object, refusal.id));
    case 'exists': return fault(409, `${capital(refusal.object)} ${refusal.name} already exists (UUID: ${refusal.id})`);
    case 'mapping-exists': return fault(409, `Mapping '${python(refusal.value)}' already exists for ${refusal.parent} '${refusal.parentId}', tenant: '${python(refusal.tenant)}'`);
    case 'mapping-name-taken': return fault(409, `Mapping '${refusal.name}' already exists (UUID: ${refusal.id}): choose another name, or leave it out`);
    case 'threshold-exists': return fault(409, `Threshold '${refusal.level}' already exists for ${refusal.parent} '${refusal.parentId}', tenant: '${python(refusal.tenant)}'`);
    case 'several-parents': return fault(400, 'You can only specify one parent.');
    case 'no-parent': return fault(400, 'You must specify one parent.');
    case 'value-missing': return fault(400, 'You must specify a value for a field mapping.');
    case 'value-of-service': return fault(400, "You can't specify a value and a service_id.");
    case 'no-such-type': return invalid('type', refusal.type, `Value should be one of: ${ruleTypes.join(', ')}`);
    case 'not-a-number': return invalid(refusal.field, refusal.text, `It ${refusal.problem}`);
    case 'not-writable': return invalid(refusal.field, refusal.text, `It ${refusal.problem}`);
    case 'too-long': return fault(400, `Invalid input for field/attribute ${refusal.field}. It has at most ${refusal.most} characters`);
    case 'starts-in-past': return fault(400, `Cannot create a rule with start in the past. start=[${stamp(refusal.start)}] current time=[${stamp(refusal.now)}].`);
    case 'ends-before-start': return fault(400, `Cannot create a rule with start after end. start=[${stamp(refusal.start)}] end=[${stamp(refusal.end)}].`);
    case 'ends-in-past': return fault(400, `End date must be in the future. end=[${stamp(refusal.end)}] current time=[${stamp(refusal.now)}].`);
  }
}

/** Rules in the store: revisions of rule files and their activation, versions of scripts, states of modules. What is changed is never overwritten: the newest row counts. */
import { defineEntity, p } from '@mikro-orm/core';
import { FileContent } from './file-content.ts';

const moment = () => p.datetime().columnType('timestamptz');
/** Who, and when. */
const signed = { author: p.text().nullable(), at: moment() };

/** One row that every change of rules, the hashmap's too, counts up in its transaction. */
export const RulesNumberSchema = defineEntity({
  name: 'RulesNumber',
  tableName: 'rules_number',
  checks: [{ name: 'rules_number_one_check', expression: 'id = 1' }],
  properties: { id: p.integer().primary().autoincrement(false), number: p.integer() },
});

export class RulesNumber extends RulesNumberSchema.class {}
RulesNumberSchema.setClass(RulesNumber);

export const RuleRevisionSchema = defineEntity({
  name: 'RuleRevision',
  tableName: 'rule_revision',
  properties: { number: p.integer().primary().autoincrement(false), hash: p.text(), ...signed, message: p.text() },
});

export class RuleRevision extends RuleRevisionSchema.class {}
RuleRevisionSchema.setClass(RuleRevision);

export const RuleRevisionFileSchema = defineEntity({
  name: 'RuleRevisionFile',
  tableName: 'rule_revision_file',
  properties: { revision: () => p.manyToOne(RuleRevision).primary(), path: p.text().primary(), content: () => p.manyToOne(FileContent) },
});

export class RuleRevisionFile extends RuleRevisionFileSchema.class {}
RuleRevisionFileSchema.setClass(RuleRevisionFile);

export const RuleActivationSchema = defineEntity({
  name: 'RuleActivation',
  tableName: 'rule_activation',
  properties: { number: p.integer().primary().autoincrement(), revision: () => p.manyToOne(RuleRevision).nullable(), ...signed, message: p.text() },
});

export class RuleActivation extends RuleActivationSchema.class {}
RuleActivationSchema.setClass(RuleActivation);

export const ModuleChangeSchema = defineEntity({
  name: 'ModuleChange',
  tableName: 'module_change',
  properties: { number: p.integer().primary().autoincrement(), name: p.text(), enabled: p.boolean().nullable(), priority: p.integer().nullable(), ...signed },
});

export class ModuleChange extends ModuleChangeSchema.class {}
ModuleChangeSchema.setClass(ModuleChange);

export const ScriptVersionSchema = defineEntity({
  name: 'ScriptVersion',
  tableName: 'script_version',
  properties: {
    number: p.integer().primary().autoincrement(),
    script: p.uuid().fieldName('script_id').index(),
    name: p.text(),
    text: p.text(),
    description: p.text().nullable(),
    validFrom: moment(),
    validUntil: moment().nullable(),
    createdAt: moment(),
    createdBy: p.text().nullable(),
    updatedBy: p.text().nullable(),
    deletedAt: moment().nullable(),
    deletedBy: p.text().nullable(),
    since: moment(),
    ...signed,
  },
});

export class ScriptVersion extends ScriptVersionSchema.class {}
ScriptVersionSchema.setClass(ScriptVersion);

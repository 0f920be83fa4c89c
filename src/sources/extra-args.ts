/** The `extra_args` of a metric, by the type of its collector. Knows nothing of what comes of them. */
import { z } from 'zod';
import type { Metric } from '../metrics/index.ts';
import { listed, nearest } from '../words/index.ts';
import { SourceFailure } from './failure.ts';
import type { Asked } from './http/asked.ts';
import { gnocchiArguments } from './gnocchi/extra-args.ts';
import { prometheusArguments } from './prometheus/extra-args.ts';

const byType: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([['prometheus', prometheusArguments], ['aetos', prometheusArguments], ['gnocchi', gnocchiArguments], ['pushed', z.strictObject({})]]);

/** What is wrong with them, as sentences for who wrote them; none when nothing is. */
export function checkExtraArgs(type: string, extraArgs: Readonly<Record<string, unknown>>): readonly string[] {
  const schema = byType.get(type);
  if (schema === undefined) return [`no collector is of type \`${type}\`: the types are ${listed([...byType.keys()])}`];
  const checked = schema.safeParse(extraArgs);
  return checked.success ? [] : checked.error.issues.flatMap((issue) => sentences(issue, schema));
}

/** The arguments of a metric, checked when they are first asked for. */
export function checkedArguments<Arguments>({ section }: Asked, schema: z.ZodType<Arguments>): (metric: Metric) => Arguments {
  const known = new WeakMap<Metric, Arguments & object>();
  return (metric) => {
    const found = known.get(metric);
    if (found !== undefined) return found;
    const checked = schema.safeParse(metric.extraArgs);
    if (!checked.success) throw new SourceFailure(`${section}: ${metric.place}: ${checked.error.issues.map(({ path, message }) => `extra_args: ${path.join('.')} ${message}`).join('; ')}`, false);
    known.set(metric, checked.data as Arguments & object);
    return checked.data;
  };
}

function sentences(issue: z.core.$ZodIssue, schema: z.ZodObject): readonly string[] {
  const known = Object.keys(schema.shape);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const remedy = near !== null ? `did you mean \`${near}\`?` : known.length === 0 ? 'this collector has none' : `known are ${listed(known.map((name) => `\`${name}\``), 10)}`;
      return `extra_args has no \`${key}\`: ${remedy}`;
    });
  }
  return [`extra_args: \`${issue.path.join('.')}\` ${issue.message}`];
}

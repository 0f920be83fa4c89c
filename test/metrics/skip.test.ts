/** Proves what skip expressions answer, that they answer as Python does, and that no text makes them throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SkippablePoint, compileSkipExpression } from '../../src/metrics/index.ts';
import { check } from '../support/seed.ts';

const point: SkippablePoint = {
  quantity: '2.5', unit: 'GiB',
  groupby: new Map([['flavor', 'm1.small'], ['id', '42'], ['empty', ''], ['project_id', 'acme']]),
  metadata: new Map([['vcpus', '2'], ['image', ' Win-10 ']]),
};
function answer(text: string, quantity = point.quantity): string {
  const compiled = compileSkipExpression(text, { metricName: 'instance' });
  if (!compiled.ok) return `refused: ${compiled.problem.sentence}`;
  if (compiled.expression === null) return 'kept';
  const found = compiled.expression.answer({ ...point, quantity });
  return found.kind === 'skipped' ? 'skipped' : found.reason === null ? 'kept' : `kept: ${found.reason}`;
}

describe('skip expressions', () => {
  it.each([
    // What operators write.
    ["datapoint['vol']['qty'] == 0", 'kept'], ['datapoint["vol"]["qty"] > 2', 'skipped'], ["float(datapoint['vol']['qty']) == 2.5", 'skipped'], ["Decimal(datapoint['vol']['qty']) == Decimal('2.50')", 'skipped'],
    ["datapoint['vol']['qty'] == 2.5 and datapoint['groupby']['flavor'] == 'm1.small'", 'skipped'], ["datapoint['groupby'].get('flavor') in ['m1.small', 'm1.large']", 'skipped'],
    ["datapoint['groupby']['flavor'] not in ('m1.small',)", 'kept'], ["datapoint['metadata'].get('nothing', 'none') == 'none'", 'skipped'], ["datapoint['metadata'].get('nothing') == None", 'skipped'],
    ["usage_data_metric_name == 'instance' and datapoint['vol']['unit'] == 'GiB'", 'skipped'], ["datapoint.get('vol').get('qty') >= 2.5", 'skipped'], ["'flavor' in datapoint['groupby']", 'skipped'], ["'x' in datapoint['metadata']", 'kept'],
    ["datapoint['metadata']['image'].strip().lower().startswith('win')", 'skipped'], ["datapoint['groupby']['flavor'].endswith(('large', 'small'))", 'skipped'], ["int(datapoint['metadata']['vcpus']) * 2 - 1 < datapoint['vol']['qty'] + 1", 'skipped'],
    ["0 < datapoint['vol']['qty'] <= 2.5 != 3", 'skipped'], ["0 < datapoint['vol']['qty'] < 2.5", 'kept'], ["not datapoint['groupby']['empty']", 'skipped'], ["datapoint['groupby']['empty'] or datapoint['vol']['qty']", 'skipped'],
    ["len(datapoint['groupby']) == 4 and len('äö') == 2 and len([1, 'a']) == 2", 'skipped'], ["str(datapoint['vol']['qty']) == '2.5'", 'skipped'], ["datapoint['vol']['qty'] == True", 'kept'], ["-datapoint['vol']['qty'] == -2.5", 'skipped'],
    ["datapoint['metadata']['vcpus'] == '2' or datapoint['metadata']['nothing'] == 'x'", 'skipped'], ["'a' < 'b' and 'it\\'s' == \"it's\"", 'skipped'], ["datapoint['groupby']['flavor'].upper() == 'M1.SMALL'", 'skipped'], ["'xxaxx'.strip('x') == 'a'", 'skipped'],
    // Exact, where Python's floats are not.
    ["datapoint['vol']['qty'] - 2.4 == 0.1", 'skipped'], ["0.1 + 0.2 == 0.3", 'skipped'], ["datapoint['vol']['qty'] / 3 * 3 == 2.5", 'skipped'],
    // What is the same for all points.
    ['False', 'kept'], ['True', 'skipped'], ['0', 'kept'], ["''", 'kept'], ['None', 'kept'], ['[]', 'kept'], ['()', 'kept'], ["False and datapoint['groupby']['nothing'] == 'x'", 'kept'], ["usage_data_metric_name == 'x' and datapoint['groupby']['nothing'] == 'x'", 'kept'], ['((((1))))', 'skipped'], ['1_000 == 1e3', 'skipped'],
    // What cannot be judged is kept, with the reason.
    ["datapoint['groupby']['nothing'] == 'x'", "kept: `datapoint['groupby']['nothing']` is not there"], ["float(datapoint['groupby']['flavor']) > 1", 'kept: float() cannot read the text "m1.small"'], ["int(datapoint['groupby']['empty']) > 1", 'kept: int() cannot read the text ""'],
    ["1 / (datapoint['vol']['qty'] - 2.5) > 0", 'kept: a division by zero'], ["datapoint['metadata'].get('nothing') < 'x'", 'kept: None and the text "x" have no order'], ["datapoint['metadata'].get('nothing', 1).lower() == 'x'", 'kept: lower() wants a text, and finds the number 1'],
    ["datapoint['metadata'].get('nothing', 1) in 'abc'", 'kept: `in` a text wants a text, and finds the number 1'], ["'a' in datapoint['metadata'].get('nothing')", 'kept: `in` looks into a list, a mapping or a text, and finds None'], ["datapoint['metadata'].get('nothing') + 1 > 0", 'kept: `+` wants a number, and finds None'],
    ["len(datapoint['metadata'].get('nothing')) > 0", 'kept: len() wants a text, a list or a mapping, and finds None'],
  ])('%s: %s', (text, expected) => expect(answer(text)).toBe(expected));

  it.each([['0', 'skipped'], ['0.0000000000000000000000000001', 'kept'], ['-1', 'kept']])('a quantity of %s is %s by one that looks for zero', (quantity, expected) => expect(answer("datapoint['vol']['qty'] == 0", quantity)).toBe(expected));

  it('never skips: then there is nothing to ask', () => expect(compileSkipExpression('False', { metricName: 'instance' })).toEqual({ ok: true, expression: null }));
  it('tells which attributes it reads, without those that may be missing', () => {
    const read: string[] = [];
    compileSkipExpression("datapoint['groupby']['a'] == 'x' or datapoint['metadata']['b'] == 'y' or datapoint['metadata'].get('c') == 'z'", { metricName: 'instance', onAttribute: ({ group, name }) => read.push(`${group} ${name}`) });
    expect(read).toEqual(['groupby a', 'metadata b']);
  });

  it('of the longest kind are read, and do not use up the stack', () => {
    for (const [text, expected] of [[`${'not '.repeat(490)}True`, 'skipped'], [`${'-'.repeat(1990)}1`, 'skipped'], [`1${'+1'.repeat(990)}`, 'skipped'], [`${'('.repeat(40)}True${')'.repeat(40)}`, 'skipped'], [`True${' and True'.repeat(220)}`, 'skipped']] as const) expect(answer(text)).toBe(expected);
    expect(answer(`1${'+1'.repeat(1200)}`)).toBe('refused: the expression has 2401 characters; 2000 are allowed');
    expect(answer('('.repeat(1500))).toBe('refused: the expression nests deeper than 40 brackets');
    expect(answer('['.repeat(41))).toBe('refused: the expression nests deeper than 40 brackets');
  });

  const words = fc.constantFrom('datapoint', "['vol']", "['qty']", "['groupby']", "['a']", '.get(', '.lower()', '(', ')', '[', ']', ',', "'x'", '1', '0.5', '==', '<', 'in', 'not', 'and', 'or', '+', '-', '/', '*', 'True', 'None', 'float(', 'len(', 'usage_data_metric_name', '=', '"', "'", '.', '{', ':', 'lambda', '\\', '\n');
  it('never throw, whatever is written', () => check(fc.oneof(fc.string({ maxLength: 30 }), fc.array(words, { maxLength: 14 }).map((parts) => parts.join('')), fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' '))), 4000, (text) => {
    const compiled = compileSkipExpression(text, { metricName: 'instance' });
    if (!compiled.ok) {
      expect(compiled.problem.sentence).not.toBe('');
      expect(compiled.problem.fix).not.toBe('');
      expect(compiled.problem.span.start).toBeLessThanOrEqual(text.length);
    } else if (compiled.expression !== null) {
      expect(['skipped', 'kept']).toContain(compiled.expression.answer(point).kind);
    }
  }));
});

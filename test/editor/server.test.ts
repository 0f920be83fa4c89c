/** Proves that an editor can work with rules through `tariff lsp`: everything goes over the wire, nothing else is on it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallRulebook } from '../support/small-rulebook.ts';
import { EditorClient } from './client.ts';

const meters = smallRulebook['rules/meters.tariff'] ?? '';
const instance = smallRulebook['rules/instance.tariff'] ?? '';
const extra = `module extra

adjust annual for instance {
  "A tenth off."
  when plan == "annual"
  from 2026-01-01 {
    discount 10%
  }
}
`;

let folder = '';
let editor: EditorClient;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-editor-'));
  writeFileSync(path.join(folder, 'meters.tariff'), meters);
  writeFileSync(path.join(folder, 'instance.tariff'), instance);
  writeFileSync(path.join(folder, 'extra.tariff'), extra);
  editor = new EditorClient(folder);
});
afterEach(async () => {
  const code = await editor.stop();
  rmSync(folder, { recursive: true, force: true });
  expect({ code, errors: editor.errors }).toEqual({ code: 0, errors: '' });
});

const none = (codes: readonly string[]): boolean => codes.length === 0;
const some = (codes: readonly string[]): boolean => codes.length > 0;

describe('an editor', () => {
  it('is told what the server can do', async () => {
    const { capabilities, serverInfo } = await editor.start();
    expect(serverInfo?.name).toBe('tariff');
    expect(capabilities).toMatchObject({ textDocumentSync: { change: 2 }, hoverProvider: true, renameProvider: { prepareProvider: true }, documentFormattingProvider: true });
  });

  it('sees an error, applies the fix, and the error is gone', async () => {
    await editor.start();
    await editor.open('instance.tariff', instance.replace('"small" : 0.10', '"small" 0.10'));
    const [diagnostic] = await editor.diagnostics('instance.tariff', some);
    expect(diagnostic).toMatchObject({ code: 'T0103', severity: 1, source: 'tariff', range: { start: { line: 6 } } });
    if (diagnostic === undefined) throw new Error('no diagnostic');
    const [action] = await editor.actions('instance.tariff', diagnostic);
    expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true });
    await editor.apply(action?.edit ?? {});
    await editor.diagnostics('instance.tariff', none);
    expect(editor.text('instance.tariff')).toBe(instance);
  });

  it('sees in one file what a change in another breaks, before anything is saved', async () => {
    await editor.start();
    await editor.open('meters.tariff', meters);
    await editor.diagnostics('extra.tariff', none);
    await editor.replace('meters.tariff', '"annual"', '"yearly"');
    const [diagnostic] = await editor.diagnostics('extra.tariff', some);
    expect(diagnostic).toMatchObject({ code: 'T0203', relatedInformation: [{ location: { uri: editor.uri('meters.tariff') } }] });
    expect(readFileSync(path.join(folder, 'meters.tariff'), 'utf8')).toBe(meters);
    // Closed without saving, the text on disk holds again, and nothing is shown of files that nobody looks at.
    await editor.close('meters.tariff');
    await editor.diagnostics('extra.tariff', none);
  });

  it('sees an example that does not hold', async () => {
    await editor.start();
    await editor.open('instance.tariff', instance.replace('expect 1.00 EUR', 'expect 2.00 EUR'));
    await editor.diagnostics('instance.tariff', (codes) => codes.includes('T0701'));
  });

  it('asks what things are, where they are declared, and who names them', async () => {
    await editor.start();
    await editor.open('instance.tariff', instance);
    expect(await editor.hover('instance.tariff', 'table flavor')).toMatchObject({ contents: { kind: 'markdown' } });
    expect(JSON.stringify(await editor.hover('instance.tariff', 'for instance'))).toContain('measured in `hour`');
    expect(await editor.hover('instance.tariff', '\n\n')).toBeNull();
    const [place] = await editor.definition('instance.tariff', ' flavor =');
    expect(place).toMatchObject({ uri: editor.uri('meters.tariff'), range: { start: { line: 5, character: 2 } } });
    const places = await editor.references('instance.tariff', 'for instance');
    expect(places.map(({ uri }) => path.basename(uri)).sort()).toEqual(['extra.tariff', 'instance.tariff', 'meters.tariff']);
    expect((await editor.symbols('instance.tariff')).map(({ name }) => name)).toEqual(['instance', 'by_flavor']);
  });

  it('is offered what fits', async () => {
    await editor.start();
    await editor.open('extra.tariff', extra.replace('"annual"\n', '"\n'));
    const offered = await editor.complete('extra.tariff', 'plan == "');
    expect(offered.map(({ label }) => label)).toEqual(['standard', 'annual']);
    const [first] = offered;
    await editor.edit('extra.tariff', first?.textEdit !== undefined && 'range' in first.textEdit ? [first.textEdit] : []);
    expect(editor.text('extra.tariff')).toContain('when plan == "standard"\n');
  });

  it('renames a field in all files, and is told why a name cannot be', async () => {
    await editor.start();
    await editor.open('instance.tariff', instance);
    await editor.open('extra.tariff', extra);
    await editor.open('meters.tariff', meters);
    expect(await editor.prepareRename('extra.tariff', 'plan')).toMatchObject({ placeholder: 'plan' });
    await expect(editor.rename('extra.tariff', 'plan', 'flavor')).rejects.toThrow(/`flavor`/);
    await expect(editor.rename('extra.tariff', 'plan', 'when')).rejects.toThrow(/word of the language/);
    await editor.apply(await editor.rename('extra.tariff', 'plan', 'contract'));
    expect(editor.text('meters.tariff')).toContain('contract    one of');
    expect(editor.text('extra.tariff')).toContain('when contract == "annual"');
    await editor.diagnostics('extra.tariff', none);
  });

  it('has a file formatted', async () => {
    await editor.start();
    await editor.open('instance.tariff', instance.replace('    table flavor', ' table   flavor'));
    await editor.edit('instance.tariff', await editor.format('instance.tariff'));
    const formatted = editor.text('instance.tariff');
    expect(formatted).toContain('    table flavor {');
    expect(await editor.format('instance.tariff')).toEqual([]);
  });

  it('may work on a file of the rulebook that is not on disk yet, and on a text that lies nowhere', async () => {
    await editor.start();
    await editor.open('more/new.tariff', extra.replace('module extra', 'module more').replace('annual for', 'other for'));
    await editor.diagnostics('more/new.tariff', (codes) => codes.includes('T0501'));
    await editor.open('untitled:one', 'meter a measured in hour {\n  b text\n}\n');
    await editor.diagnostics('untitled:one', (codes) => codes.includes('T0114'));
    expect((await editor.symbols('untitled:one')).map(({ name }) => name)).toEqual(['a']);
  });
});

/** Proves that the packaged extension holds what an editor needs, and that its code runs on nothing but the editor. */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildVsix } from '../../editors/vscode/package.mts';

const repository = path.join(import.meta.dirname, '../..');
let files: Readonly<Record<string, string>> = {};
let vsix: Awaited<ReturnType<typeof buildVsix>>;

beforeAll(async () => {
  vsix = await buildVsix();
  files = Object.fromEntries(Object.entries(unzipSync(vsix.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]));
});

/** Everything that the library asks of the editor while it is loaded. */
const anything: object = new Proxy(class {}, { get: (target, name) => (name === 'prototype' ? target.prototype : name === Symbol.toPrimitive ? () => '1.91.0' : anything), apply: () => anything, construct: () => anything });

describe('the packaged extension', () => {
  it('is named after its version and holds what it must', () => {
    expect(vsix.name).toBe('tariff-0.1.0.vsix');
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml', 'extension.vsixmanifest', 'extension/LICENSE.txt', 'extension/NOTICES.txt', 'extension/README.md', 'extension/extension.js', 'extension/language-configuration.json', 'extension/package.json',
      'extension/syntaxes/tariff.tmLanguage.json',
    ]);
  });
  it('names only files that it holds', () => {
    const manifest = JSON.parse(files['extension/package.json'] ?? '') as { readonly main: string; readonly contributes: { readonly languages: readonly { readonly configuration: string }[]; readonly grammars: readonly { readonly path: string }[] } };
    const { languages, grammars } = manifest.contributes;
    for (const name of [manifest.main, ...languages.map(({ configuration }) => configuration), ...grammars.map((grammar) => grammar.path)]) expect(files, name).toHaveProperty([path.posix.join('extension', name)]);
    const assets = [...(files['extension.vsixmanifest'] ?? '').matchAll(/(?:Path="|<License>)([^"<]+)/g)].map(([, name = '']) => name);
    expect(assets.length).toBeGreaterThan(3);
    for (const name of assets) expect(files, name).toHaveProperty([name]);
    const types = new Set([...(files['[Content_Types].xml'] ?? '').matchAll(/Extension="(\.\w+)"/g)].map(([, ending]) => ending));
    for (const name of Object.keys(files)) if (name !== '[Content_Types].xml') expect(types, name).toContain(path.extname(name));
  });
  it('colours with the grammar of the language', () => {
    expect(files['extension/syntaxes/tariff.tmLanguage.json']).toBe(readFileSync(path.join(repository, 'grammar/tariff.tmLanguage.json'), 'utf8'));
    expect(JSON.parse(files['extension/language-configuration.json'] ?? '')).toMatchObject({ comments: { lineComment: '#' } });
  });
  it('runs on the editor and on Node alone', () => {
    const asked: string[] = [];
    const load = createRequire(import.meta.url);
    const require = (name: string): unknown => {
      asked.push(name);
      if (name === 'vscode') return anything;
      if (!isBuiltin(name)) throw new Error(`${name} is not in the package`);
      return load(name) as unknown;
    };
    const module = { exports: {} as Readonly<Record<string, unknown>> };
    new Function('require', 'module', 'exports', files['extension/extension.js'] ?? '')(require, module, module.exports);
    expect(module.exports).toMatchObject({ activate: expect.any(Function), deactivate: expect.any(Function) });
    expect(asked).toContain('vscode');
    // The client library is inside, with its licence.
    expect(files['extension/extension.js']).toContain('textDocument/publishDiagnostics');
    expect(files['extension/NOTICES.txt']).toMatch(/vscode-languageclient [\s\S]*MIT/);
  });
  it('is the same, byte for byte, when it is packed again', async () => expect((await buildVsix()).bytes).toEqual(vsix.bytes));
});

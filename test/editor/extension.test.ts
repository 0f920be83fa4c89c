/** Proves that the packaged extension holds what an editor needs, and that its code runs on nothing but the editor. */
import { spawn } from 'node:child_process';
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

interface Extension {
  readonly activate: (context: object) => Promise<void>;
  readonly deactivate: () => Promise<void>;
}

/** An editor as far as the extension looks at it, and what the extension did with it. */
class Editor {
  readonly started: string[] = [];
  readonly stopped: string[] = [];
  readonly warnings: string[] = [];
  command = '';
  isTrusted = true;
  /** Why the server does not start. */
  failure: string | null = null;
  #onConfiguration: (change: object) => Promise<void> = async () => undefined;
  #onTrust: () => Promise<void> = async () => undefined;
  readonly #extension: Extension;

  constructor(folder: string, withLibrary = true) {
    const editor = this;
    const vscode = {
      workspace: {
        getConfiguration: (section: string) => ({ get: (name: string, otherwise: string) => (`${section}.${name}` === 'tariff.command' ? editor.command : otherwise) }),
        get isTrusted() { return editor.isTrusted; },
        workspaceFolders: [{ uri: { scheme: 'vscode-vfs', fsPath: '/nowhere' } }, { uri: { scheme: 'file', fsPath: folder } }],
        onDidChangeConfiguration: (listener: (change: object) => Promise<void>) => { editor.#onConfiguration = listener; },
        onDidGrantWorkspaceTrust: (listener: () => Promise<void>) => { editor.#onTrust = listener; },
      },
      window: { showWarningMessage: async (text: string) => void editor.warnings.push(text) },
    };
    class LanguageClient {
      readonly #line: string;
      constructor(_id: string, _name: string, server: { readonly command: string; readonly args: readonly string[] }, options: { readonly documentSelector: readonly { readonly language: string }[] }) {
        this.#line = `${[server.command, ...server.args].join(' ')} for ${options.documentSelector.map(({ language }) => language).join()}`;
      }
      async start(): Promise<void> {
        if (editor.failure !== null) throw new Error(editor.failure);
        editor.started.push(this.#line);
      }
      async stop(): Promise<void> {
        editor.stopped.push(this.#line);
      }
    }
    const load = createRequire(import.meta.url);
    const require = (name: string): unknown => {
      if (name === 'vscode') return vscode;
      if (name !== 'vscode-languageclient/node') return load(name);
      if (!withLibrary) throw new Error(`there is no ${name}`);
      return { LanguageClient };
    };
    const module: { readonly exports: object } = { exports: {} };
    new Function('require', 'module', readFileSync(path.join(repository, 'editors/vscode/extension.js'), 'utf8'))(require, module);
    this.#extension = module.exports as Extension;
  }

  activate = (): Promise<void> => this.#extension.activate({ subscriptions: [] });
  deactivate = (): Promise<void> => this.#extension.deactivate();
  configure = (section: string): Promise<void> => this.#onConfiguration({ affectsConfiguration: (name: string) => name === section });
  trust(): Promise<void> {
    this.isTrusted = true;
    return this.#onTrust();
  }
}

describe.skipIf(process.platform === 'win32')('activation', () => {
  const installed = path.join(repository, 'node_modules/.bin/tariff');

  it('starts what the open folder has installed, which answers as a language server, and stops it in the end', async () => {
    const editor = new Editor(repository);
    await editor.activate();
    await editor.deactivate();
    expect([editor.started, editor.stopped, editor.warnings]).toEqual([[`${installed} lsp --stdio for tariff`], [`${installed} lsp --stdio for tariff`], []]);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    const server = spawn(installed, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    try {
      server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
      let answer = '';
      for await (const piece of server.stdout) if ((answer += String(piece)).includes('"capabilities"')) break;
      expect(answer).toMatch(/^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2.0","id":1,"result":\{"capabilities"/);
    } finally {
      server.kill();
    }
  });
  it('starts what is on the PATH where the folder has nothing, or is not trusted until it is', async () => {
    const bare = new Editor(path.join(repository, 'rules'));
    await bare.activate();
    expect(bare.started).toEqual(['tariff lsp --stdio for tariff']);
    const distrusted = new Editor(repository);
    distrusted.isTrusted = false;
    distrusted.failure = 'spawn tariff ENOENT';
    await distrusted.activate();
    expect([distrusted.started, distrusted.warnings.length]).toEqual([[], 1]);
    distrusted.failure = null;
    await distrusted.trust();
    expect(distrusted.started).toEqual([`${installed} lsp --stdio for tariff`]);
  });
  it('starts what the setting names, and anew when it changes', async () => {
    const editor = new Editor(repository);
    editor.command = ' /opt/tariff ';
    await editor.activate();
    await editor.configure('editor.tabSize');
    editor.command = '/opt/other';
    await editor.configure('tariff.command');
    expect([editor.started, editor.stopped]).toEqual([['/opt/tariff lsp --stdio for tariff', '/opt/other lsp --stdio for tariff'], ['/opt/tariff lsp --stdio for tariff']]);
  });
  it('says why it only colours when the server does not start, and keeps still without its library', async () => {
    const editor = new Editor(repository);
    [editor.command, editor.failure] = ['/opt/none', 'spawn /opt/none ENOENT'];
    await editor.activate();
    await editor.deactivate();
    expect(editor.warnings).toEqual([expect.stringMatching(/`\/opt\/none lsp` did not start.*tariff\.command.*ENOENT/)]);
    const without = new Editor(repository, false);
    await without.activate();
    expect([without.started, without.warnings]).toEqual([[], []]);
  });
});

/** An editor for tests: starts `tariff lsp` as editors do and speaks the protocol with it. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { type MessageConnection, StreamMessageReader, StreamMessageWriter, createMessageConnection } from 'vscode-jsonrpc/node';
import type { CodeAction, CompletionItem, Diagnostic, DocumentSymbol, Hover, InitializeResult, Location, Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startTariff } from '../support/command.ts';

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

const patienceMs = 15_000;

export class EditorClient {
  readonly #connection: MessageConnection;
  readonly #folder: string;
  readonly #documents = new Map<string, TextDocument>();
  readonly #published = new Map<string, readonly Diagnostic[]>();
  readonly #listeners = new Set<(published: Published) => void>();
  readonly exited: Promise<number | null>;
  /** What the server wrote beside the protocol. */
  errors = '';

  constructor(folder: string) {
    this.#folder = folder;
    const child = startTariff(['lsp', '--stdio'], { cwd: folder });
    if (child.stdout === null || child.stdin === null) throw new Error('the server has no streams');
    child.stderr?.on('data', (piece: Buffer) => void (this.errors += piece.toString()));
    this.exited = new Promise((resolve) => child.on('close', resolve));
    this.#connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    this.#connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.#published.set(published.uri, published.diagnostics);
      for (const listener of this.#listeners) listener(published);
    });
    this.#connection.listen();
  }

  uri(name: string): string {
    return name.startsWith('untitled:') ? name : pathToFileURL(path.join(this.#folder, name)).href;
  }

  #name(uri: string): string {
    return uri.slice(pathToFileURL(this.#folder).href.length + 1);
  }

  async start(): Promise<InitializeResult> {
    const uri = pathToFileURL(this.#folder).href;
    const result: InitializeResult = await this.#connection.sendRequest('initialize', { processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'rules' }], capabilities: {} });
    await this.#connection.sendNotification('initialized', {});
    return result;
  }

  async stop(): Promise<number | null> {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    const code = await this.exited;
    this.#connection.dispose();
    return code;
  }

  text(name: string): string {
    const document = this.#documents.get(name);
    if (document === undefined) throw new Error(`${name} is not open`);
    return document.getText();
  }

  async open(name: string, text: string): Promise<void> {
    const uri = this.uri(name);
    this.#documents.set(name, TextDocument.create(uri, 'tariff', 1, text));
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'tariff', version: 1, text } });
  }

  async close(name: string): Promise<void> {
    this.#documents.delete(name);
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  /** Types: sends only what changed. */
  async edit(name: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.#documents.get(name);
    if (document === undefined) throw new Error(`${name} is not open`);
    // Last first, so that no change moves the places of another.
    const contentChanges = [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start)).map(({ range, newText }) => ({ range, text: newText }));
    const version = document.version + 1;
    this.#documents.set(name, TextDocument.update(document, contentChanges, version));
    await this.#connection.sendNotification('textDocument/didChange', { textDocument: { uri: this.uri(name), version }, contentChanges });
  }

  /** Replaces the only place that holds `from`. */
  async replace(name: string, from: string, to: string): Promise<void> {
    const document = this.#documents.get(name);
    const start = document?.getText().indexOf(from) ?? -1;
    if (document === undefined || start < 0) throw new Error(`${name} does not hold ${from}`);
    await this.edit(name, [{ range: { start: document.positionAt(start), end: document.positionAt(start + from.length) }, newText: to }]);
  }

  async apply(edit: WorkspaceEdit): Promise<void> {
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) await this.edit(this.#name(uri), edits);
  }

  /** The diagnostics of a file, once they are as `wanted`. */
  diagnostics(name: string, wanted: (codes: readonly string[]) => boolean): Promise<readonly Diagnostic[]> {
    const codesOf = (found: readonly Diagnostic[]): readonly string[] => found.map(({ code }) => String(code));
    const current = this.#published.get(this.uri(name));
    if (current !== undefined && wanted(codesOf(current))) return Promise.resolve(current);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no such diagnostics of ${name}; last came ${codesOf(this.#published.get(this.uri(name)) ?? []).join(', ') || 'none'}\n${this.errors}`)), patienceMs);
      const listener = ({ uri, diagnostics }: Published): void => {
        if (uri !== this.uri(name) || !wanted(codesOf(diagnostics))) return;
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve(diagnostics);
      };
      this.#listeners.add(listener);
    });
  }

  /** The place in the middle of the first `needle`. */
  at(name: string, needle: string): { readonly textDocument: { readonly uri: string }; readonly position: Position } {
    const document = this.#documents.get(name);
    const start = document?.getText().indexOf(needle) ?? -1;
    if (document === undefined || start < 0) throw new Error(`${name} does not hold ${needle}`);
    return { textDocument: { uri: this.uri(name) }, position: document.positionAt(start + Math.ceil(needle.length / 2)) };
  }

  #request<T>(method: string, asked: unknown): Promise<T> {
    return this.#connection.sendRequest<T>(method, asked);
  }

  hover = (name: string, needle: string): Promise<Hover | null> => this.#request('textDocument/hover', this.at(name, needle));
  definition = (name: string, needle: string): Promise<readonly Location[]> => this.#request('textDocument/definition', this.at(name, needle));
  references = (name: string, needle: string): Promise<readonly Location[]> => this.#request('textDocument/references', { ...this.at(name, needle), context: { includeDeclaration: true } });
  rename = (name: string, needle: string, newName: string): Promise<WorkspaceEdit> => this.#request('textDocument/rename', { ...this.at(name, needle), newName });
  prepareRename = (name: string, needle: string): Promise<{ readonly placeholder: string }> => this.#request('textDocument/prepareRename', this.at(name, needle));
  symbols = (name: string): Promise<readonly DocumentSymbol[]> => this.#request('textDocument/documentSymbol', { textDocument: { uri: this.uri(name) } });
  format = (name: string): Promise<readonly TextEdit[]> => this.#request('textDocument/formatting', { textDocument: { uri: this.uri(name) }, options: { tabSize: 2, insertSpaces: true } });
  actions = (name: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> =>
    this.#request('textDocument/codeAction', { textDocument: { uri: this.uri(name) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } });

  /** Asks behind the end of the first `needle`. */
  complete(name: string, needle: string): Promise<readonly CompletionItem[]> {
    const document = this.#documents.get(name);
    const start = document?.getText().indexOf(needle) ?? -1;
    if (document === undefined || start < 0) throw new Error(`${name} does not hold ${needle}`);
    return this.#request('textDocument/completion', { textDocument: { uri: this.uri(name) }, position: document.positionAt(start + needle.length) });
  }
}

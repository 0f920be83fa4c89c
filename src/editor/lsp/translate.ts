/** From offsets and plain values to what the protocol says, and nothing else. */
import {
  type CodeAction as ProtocolAction, CodeActionKind, type CompletionItem as ProtocolItem, CompletionItemKind, type Diagnostic, DiagnosticSeverity, type DocumentSymbol, type Location as ProtocolLocation,
  type Range, SymbolKind, type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Location, Span } from '../../language/index.ts';
import type { CodeAction, CompletionItem, FileDiagnostic, OutlineItem } from '../index.ts';
import type { Workspace } from './workspace.ts';

const itemKinds: Readonly<Record<CompletionItem['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword, meter: CompletionItemKind.Class, field: CompletionItemKind.Field, value: CompletionItemKind.EnumMember, unit: CompletionItemKind.Unit, rule: CompletionItemKind.Function,
  let: CompletionItemKind.Variable, function: CompletionItemKind.Function, 'built-in': CompletionItemKind.Variable, choice: CompletionItemKind.Value,
};
const symbolKinds: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  module: SymbolKind.Module, setting: SymbolKind.Property, meter: SymbolKind.Class, field: SymbolKind.Field, rule: SymbolKind.Function, version: SymbolKind.Event, let: SymbolKind.Variable, example: SymbolKind.Method,
};

export const rangeOf = (document: TextDocument, span: Span): Range => ({ start: document.positionAt(span.start), end: document.positionAt(span.end) });

/** Files of one rulebook in the protocol's terms; each is opened once. */
export class Translator {
  readonly #workspace: Workspace;
  readonly #root: string;
  readonly #documents = new Map<string, TextDocument>();

  constructor(workspace: Workspace, root: string) {
    this.#workspace = workspace;
    this.#root = root;
  }

  document(path: string): TextDocument {
    const known = this.#documents.get(path);
    if (known !== undefined) return known;
    const document = this.#workspace.documentOf(this.#root, path);
    this.#documents.set(path, document);
    return document;
  }

  location({ file, span }: Location): ProtocolLocation {
    const document = this.document(file);
    return { uri: document.uri, range: rangeOf(document, span) };
  }

  diagnostic({ at, severity, code, message, related }: FileDiagnostic): Diagnostic {
    return {
      range: this.location(at).range, code, message, source: 'tariff', severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      relatedInformation: related.map((entry) => ({ location: this.location(entry.at), message: entry.message })),
    };
  }

  edits(edits: readonly Edit[]): WorkspaceEdit {
    const changes: Record<string, { range: Range; newText: string }[]> = {};
    for (const { at, text } of edits) {
      const { uri, range } = this.location(at);
      (changes[uri] ??= []).push({ range, newText: text });
    }
    return { changes };
  }

  action({ title, edits, mends }: CodeAction): ProtocolAction {
    return { title, kind: CodeActionKind.QuickFix, isPreferred: true, diagnostics: [this.diagnostic(mends)], edit: this.edits(edits) };
  }

  /** `index` keeps the order: an editor would sort by letters. */
  item(path: string, { label, kind, detail, insert, replace }: CompletionItem, index: number): ProtocolItem {
    const document = this.document(path);
    const range = rangeOf(document, replace);
    return { label, detail, kind: itemKinds[kind], sortText: String(index).padStart(4, '0'), filterText: insert, textEdit: { range, newText: insert } };
  }

  symbol(path: string, { name, detail, kind, span, selection, children }: OutlineItem): DocumentSymbol {
    const document = this.document(path);
    return { name, detail, kind: symbolKinds[kind], range: rangeOf(document, span), selectionRange: rangeOf(document, selection), children: children.map((child) => this.symbol(path, child)) };
  }
}

/** What the editor asks, each answered by one feature. */
import { type Connection, LSPErrorCodes, MarkupKind, ResponseError } from 'vscode-languageserver/node';
import { codeActions, completion, definition, formatting, hover, outline, prepareRename, references, rename } from '../index.ts';
import { Translator, rangeOf } from './translate.ts';
import type { Workspace } from './workspace.ts';

/** Shown to the person who asked. */
const refusal = (why: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, why);

function answerPlaces(connection: Connection, workspace: Workspace): void {
  connection.onHover((asked) => {
    const { rulebook, root, path, offset } = workspace.ask(asked);
    const shown = hover(rulebook, path, offset);
    return shown === null ? null : { contents: { kind: MarkupKind.Markdown, value: shown.markdown }, range: rangeOf(workspace.documentOf(root, path), shown.span) };
  });
  connection.onCompletion((asked) => {
    const { rulebook, root, path, offset } = workspace.ask(asked);
    const translator = new Translator(workspace, root);
    return completion(rulebook, path, offset).map((item, index) => translator.item(path, item, index));
  });
  connection.onDefinition((asked) => {
    const { rulebook, root, path, offset } = workspace.ask(asked);
    const translator = new Translator(workspace, root);
    return definition(rulebook, path, offset).map((at) => translator.location(at));
  });
  connection.onReferences((asked) => {
    const { rulebook, root, path, offset } = workspace.ask(asked);
    const translator = new Translator(workspace, root);
    return references(rulebook, path, offset, asked.context.includeDeclaration).map((at) => translator.location(at));
  });
}

function answerRenames(connection: Connection, workspace: Workspace): void {
  connection.onPrepareRename((asked) => {
    const { rulebook, root, path, offset } = workspace.ask(asked);
    const prepared = prepareRename(rulebook, path, offset);
    return prepared.ok ? { range: rangeOf(workspace.documentOf(root, path), prepared.span), placeholder: prepared.name } : refusal(prepared.why);
  });
  connection.onRenameRequest((asked) => {
    const { rulebook, root, path, offset } = workspace.ask(asked);
    const renaming = rename(rulebook, path, offset, asked.newName);
    return renaming.ok ? new Translator(workspace, root).edits(renaming.edits) : refusal(renaming.why);
  });
}

function answerFiles(connection: Connection, workspace: Workspace): void {
  connection.onDocumentSymbol(({ textDocument }) => {
    const { root, path } = workspace.locate(textDocument.uri);
    const translator = new Translator(workspace, root);
    return outline(workspace.rulebook(root), path).map((item) => translator.symbol(path, item));
  });
  connection.onDocumentFormatting(({ textDocument }) => {
    const { root, path } = workspace.locate(textDocument.uri);
    const formatted = formatting(workspace.rulebook(root), path);
    const document = workspace.documentOf(root, path);
    return formatted === null ? [] : [{ range: rangeOf(document, { start: 0, end: document.getText().length }), newText: formatted }];
  });
  connection.onCodeAction(({ textDocument, range }) => {
    const { root, path } = workspace.locate(textDocument.uri);
    const translator = new Translator(workspace, root);
    const document = translator.document(path);
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return codeActions(workspace.rulebook(root), path, span).map((action) => translator.action(action));
  });
}

export function answerRequests(connection: Connection, workspace: Workspace): void {
  answerPlaces(connection, workspace);
  answerRenames(connection, workspace);
  answerFiles(connection, workspace);
}

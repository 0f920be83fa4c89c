/** The language server: the editor features over the Language Server Protocol, on two streams. Nothing else is written to them. */
import {
  CodeActionKind, type Connection, DidChangeWatchedFilesNotification, ProposedFeatures, type ServerCapabilities, TextDocumentSyncKind, TextDocuments, createConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Publisher } from './publisher.ts';
import { answerRequests } from './requests.ts';
import { Workspace } from './workspace.ts';

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true, definitionProvider: true, referencesProvider: true, documentSymbolProvider: true, documentFormattingProvider: true,
  completionProvider: { triggerCharacters: ['"', ' '] }, renameProvider: { prepareProvider: true }, codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
};

/** Diagnostics follow what is opened, written, saved and closed. */
function followDocuments(connection: Connection, documents: TextDocuments<TextDocument>, workspace: Workspace): void {
  const tell = (error: unknown): void => connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error));
  const publisher = new Publisher(workspace, (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }), tell);
  const refresh = (uri: string): void => {
    workspace.changed();
    publisher.soon(workspace.locate(uri).root);
  };
  // Called when a document is opened, too.
  documents.onDidChangeContent(({ document }) => refresh(document.uri));
  documents.onDidSave(({ document }) => refresh(document.uri));
  documents.onDidClose(({ document }) => {
    workspace.changed();
    const { root } = workspace.locate(document.uri);
    const stillOpen = documents.all().some(({ uri }) => uri !== document.uri && workspace.locate(uri).root === root);
    if (stillOpen) publisher.soon(root);
    else publisher.forget(root);
  });
  connection.onDidChangeWatchedFiles(() => {
    workspace.changed();
    publisher.all();
  });
  documents.listen(connection);
}

/** Serves until the editor says `exit` or closes the stream, either of which ends the process. */
export async function startLanguageServer(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<never> {
  // The stream is for the protocol: whatever else would be printed goes to the other one.
  console.log = console.info = console.debug = console.error;
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(() => documents.all());
  let canWatch = false;
  connection.onInitialize(({ capabilities: client }) => {
    canWatch = client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { capabilities, serverInfo: { name: 'tariff' } };
  });
  connection.onInitialized(() => {
    if (canWatch) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.tariff' }, { globPattern: '**/*.csv' }] });
  });
  followDocuments(connection, documents, workspace);
  answerRequests(connection, workspace);
  connection.listen();
  return new Promise<never>(() => {});
}

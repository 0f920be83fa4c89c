/** Starts `tariff lsp` for the rule files of a window. Without the client library the extension only colours. */
const { existsSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

/** The library is part of the packaged extension; in a checkout it may be missing. */
function clientLibrary() {
  try {
    return require('vscode-languageclient/node');
  } catch {
    return null;
  }
}

/** What the settings name, else what the open folder has installed, else what is on the PATH. */
function commandOf() {
  const named = vscode.workspace.getConfiguration('tariff').get('command', '').trim();
  if (named !== '') return named;
  const name = process.platform === 'win32' ? 'tariff.cmd' : 'tariff';
  const folders = vscode.workspace.isTrusted ? vscode.workspace.workspaceFolders ?? [] : [];
  const installed = folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => path.join(uri.fsPath, 'node_modules', '.bin', name));
  return installed.find((file) => existsSync(file)) ?? name;
}

let client = null;

async function start() {
  const library = clientLibrary();
  if (library === null) return;
  const command = commandOf();
  // Commands of npm are scripts on Windows, which only a shell starts.
  const server = { command, args: ['lsp', '--stdio'], options: { shell: process.platform === 'win32' } };
  client = new library.LanguageClient('tariff', 'Tariff', server, { documentSelector: [{ language: 'tariff' }] });
  try {
    await client.start();
  } catch (error) {
    client = null;
    await vscode.window.showWarningMessage(`Tariff: \`${command} lsp\` did not start, so rule files are only coloured. The setting tariff.command names another command. (${error.message})`);
  }
}

async function stop() {
  const running = client;
  client = null;
  await running?.stop();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (!change.affectsConfiguration('tariff.command')) return;
      await stop();
      await start();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      if (client === null) await start();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };

/** Sends diagnostics a moment after the last change, file by file, and wipes what is mended. */
import type { Diagnostic } from 'vscode-languageserver/node';
import { diagnose } from '../index.ts';
import { Translator } from './translate.ts';
import type { Workspace } from './workspace.ts';

/** Shorter than a pause in typing that one notices. */
const pauseMs = 150;

export class Publisher {
  readonly #workspace: Workspace;
  readonly #send: (uri: string, diagnostics: Diagnostic[]) => void;
  readonly #onFault: (error: unknown) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Addresses that show something, by rulebook. */
  readonly #shown = new Map<string, ReadonlySet<string>>();

  /** `onFault` hears of bugs: one rulebook that cannot be checked must not take the editor's other features away. */
  constructor(workspace: Workspace, send: (uri: string, diagnostics: Diagnostic[]) => void, onFault: (error: unknown) => void) {
    this.#workspace = workspace;
    this.#send = send;
    this.#onFault = onFault;
  }

  soon(root: string): void {
    clearTimeout(this.#timers.get(root));
    this.#timers.set(root, setTimeout(() => this.#publishOrTell(root), pauseMs));
  }

  #publishOrTell(root: string): void {
    try {
      this.#publish(root);
    } catch (error) {
      this.#onFault(error);
    }
  }

  #publish(root: string): void {
    const translator = new Translator(this.#workspace, root);
    const shown = new Set<string>();
    for (const [path, found] of diagnose(this.#workspace.rulebook(root))) {
      const { uri } = translator.document(path);
      if (found.length > 0) shown.add(uri);
      this.#send(uri, found.map((entry) => translator.diagnostic(entry)));
    }
    this.#wipe(root, shown);
  }

  #wipe(root: string, shown: ReadonlySet<string>): void {
    for (const uri of this.#shown.get(root) ?? []) if (!shown.has(uri)) this.#send(uri, []);
    this.#shown.set(root, shown);
  }

  /** No file of the rulebook is open any more. */
  forget(root: string): void {
    clearTimeout(this.#timers.get(root));
    this.#wipe(root, new Set());
    this.#shown.delete(root);
  }

  /** Everything that is shown, again. */
  all(): void {
    for (const root of this.#shown.keys()) this.soon(root);
  }
}

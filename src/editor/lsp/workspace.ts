/** The rulebooks of an editor: files from disk under the texts that are open, which win. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type OpenRulebook, openRulebook } from '../index.ts';
import { type Root, readInside, rootOf, ruleFiles } from './disk.ts';

/** A file in its rulebook. */
export interface Located {
  /** The folder of the rulebook, or the address of a text that lies nowhere. */
  readonly root: string;
  readonly path: string;
}

export interface Asked extends Located {
  readonly rulebook: OpenRulebook;
  readonly offset: number;
}

/** The path of a file on disk, or `null` for texts that lie elsewhere. */
function fileOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}
const languageId = 'tariff';

export class Workspace {
  readonly #openDocuments: () => readonly TextDocument[];
  readonly #roots = new Map<string, Root>();
  readonly #rulebooks = new Map<string, OpenRulebook>();
  /** Rulebooks before the last change, which lend their unchanged trees. */
  readonly #earlier = new Map<string, OpenRulebook>();

  constructor(openDocuments: () => readonly TextDocument[]) {
    this.#openDocuments = openDocuments;
  }

  /** Something was written, here or on disk: what is known is read again when it is asked for. */
  changed(): void {
    for (const [root, rulebook] of this.#rulebooks) this.#earlier.set(root, rulebook);
    this.#rulebooks.clear();
    this.#roots.clear();
  }

  #documentAt(file: string): TextDocument | undefined {
    return this.#openDocuments().find(({ uri }) => fileOf(uri) === file);
  }

  locate(uri: string): Located {
    const file = fileOf(uri);
    if (file === null) return { root: uri, path: 'untitled.tariff' };
    const root = rootOf(file, (name) => this.#documentAt(name) !== undefined);
    this.#roots.set(root.folder, root);
    return { root: root.folder, path: path.relative(root.folder, file).split(path.sep).join('/') };
  }

  /** The address of a file of a rulebook, as the editor calls it. */
  uriOf(root: string, name: string): string {
    if (!path.isAbsolute(root)) return root;
    const file = path.join(root, name);
    return this.#documentAt(file)?.uri ?? pathToFileURL(file).href;
  }

  textOf(root: string, name: string): string | null {
    if (!path.isAbsolute(root)) return this.#openDocuments().find(({ uri }) => uri === root)?.getText() ?? null;
    return this.#documentAt(path.join(root, name))?.getText() ?? readInside(root, name);
  }

  /** For lines and columns. */
  documentOf(root: string, name: string): TextDocument {
    return TextDocument.create(this.uriOf(root, name), languageId, 0, this.textOf(root, name) ?? '');
  }

  #filesOf(root: string): readonly string[] {
    if (!path.isAbsolute(root)) return ['untitled.tariff'];
    const unsaved = this.#openDocuments().flatMap(({ uri }) => {
      const located = this.locate(uri);
      return located.root === root && located.path.endsWith('.tariff') ? [located.path] : [];
    });
    return [...new Set([...ruleFiles(this.#roots.get(root) ?? { folder: root, hasSettings: false }), ...unsaved])];
  }

  rulebook(root: string): OpenRulebook {
    const known = this.#rulebooks.get(root);
    if (known !== undefined) return known;
    const texts = new Map<string, string | null>();
    const readText = (name: string): string | null => {
      const read = texts.get(name);
      if (read !== undefined) return read;
      const text = this.textOf(root, name);
      texts.set(name, text);
      return text;
    };
    const rulebook = openRulebook({ files: this.#filesOf(root), readText }, this.#earlier.get(root) ?? null);
    this.#earlier.delete(root);
    this.#rulebooks.set(root, rulebook);
    return rulebook;
  }

  /** What a request at a place of a document is about. */
  ask({ textDocument, position }: { readonly textDocument: { readonly uri: string }; readonly position: { readonly line: number; readonly character: number } }): Asked {
    const located = this.locate(textDocument.uri);
    return { ...located, rulebook: this.rulebook(located.root), offset: this.documentOf(located.root, located.path).offsetAt(position) };
  }
}

/** `tariff lsp`: what editors talk to. Standard output carries the protocol and nothing else. */
import { startLanguageServer } from '../../editor/lsp/index.ts';

export const lsp = (): Promise<never> => startLanguageServer(process.stdin, process.stdout);

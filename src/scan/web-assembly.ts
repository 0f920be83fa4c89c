/** The platform's WebAssembly, whose types come with those of browsers only. */
export interface Memory {
  readonly buffer: ArrayBuffer;
}

export interface Global {
  readonly value: number;
}

interface Platform {
  readonly Module: new (bytes: Uint8Array) => Module;
  readonly Instance: new (module: Module, imports: Readonly<Record<string, Readonly<Record<string, () => void>>>>) => { readonly exports: object };
}
/** Compiled, not yet running. */
export interface Module {
  readonly [Symbol.toStringTag]: string;
}

export const platform = (globalThis as unknown as { readonly WebAssembly: Platform }).WebAssembly;

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** A part of a command: a function around CommonJS code, as `scripts/build.ts` bundles it. */
type Part = (module: { exports: unknown }, require: (name: string) => unknown, __dirname: string) => void;

const bytecodeFile = (file: string): string => file.replace(/\.js$/, '.bytecode');

/**
 * Loads the bundle of a command and its lazy parts, each with the bytecode of an earlier run (V8's code cache).
 *
 * Node's own compile cache keeps a module as it is before its functions run: V8 would compile these again and again, which
 * takes a quarter of a run of gatectl. And each user would have to write it, where this is made once by the build. Bytecode
 * of another version of Node is passed over.
 */
export class CommandLoader {
  readonly #scripts = new Map<string, Script>();
  readonly #exports = new Map<string, unknown>();

  /**
   * What a part exports; it runs when it is first asked for.
   *
   * @param file absolute path; the code is ASCII
   */
  load(file: string): unknown {
    if (!this.#exports.has(file)) this.#exports.set(file, this.#run(file));
    return this.#exports.get(file);
  }

  /** Writes the bytecode of all functions that have run so far, beside the parts. */
  writeBytecode(): void {
    for (const [file, script] of this.#scripts) writeFileSync(bytecodeFile(file), script.createCachedData());
  }

  #run(file: string): unknown {
    const bytecode = bytecodeFile(file);
    const script = new Script(readFileSync(file, 'latin1'), {
      filename: file,
      ...(existsSync(bytecode) && { cachedData: readFileSync(bytecode) }),
    });
    this.#scripts.set(file, script);
    const part = script.runInThisContext() as Part;
    const folder = dirname(file);
    const module = { exports: {} };
    part(module, (name) => (name.startsWith('./') ? this.load(join(folder, name)) : createRequire(file)(name)), folder);
    return module.exports;
  }
}

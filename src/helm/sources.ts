import type { Buffer } from 'node:buffer';
import { type Finding, finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { goText } from './decode-text.ts';
import { jsonValueEnd, jsonValues } from './json-values.ts';
import { mergeInto } from './merge-maps.ts';
import { copyMap, emptyMap, type MutableMap } from './mutable-map.ts';
import { parseSetArgument, SetArgumentError, type SetFlag, setOrigin } from './strvals.ts';
import type { SourceText } from './source-text.ts';
import type { MapNode, Origin } from './value-tree.ts';
import { type HelmVersion, helmRules } from './version.ts';
import { MAX_YAML_BYTES, readYamlBytes } from './yaml.ts';

/** Arguments of Helm's value flags, each in the order of the command line. */
export interface ValueSources {
  /** `-f`, `--values`: file names, several in one argument separated by commas, `-` for the standard input. */
  readonly values: readonly string[];
  readonly setJson: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly setFile: readonly string[];
  readonly setLiteral: readonly string[];
}

/** Reading of files, given by the caller; of one above `MAX_YAML_BYTES` it suffices to read that many bytes and one. */
export interface SourceIo {
  readFile(path: string): Buffer | Promise<Buffer>;
  readStdin(): Promise<Buffer>;
}

/** The values that the user supplies, before any chart's defaults. */
export interface UserValues {
  readonly user: MapNode;
  readonly findings: readonly Finding[];
  /** The values files by name, `<stdin>` for the standard input, in the order of the command line. */
  readonly files: ReadonlyMap<string, ValuesFile>;
}

/** A values file as it was given. */
export interface ValuesFile {
  readonly text: SourceText;
  /** What it holds by itself, undefined when Helm cannot read it. */
  readonly root: MapNode | undefined;
}

/** Sources with no argument at all. */
export const noSources: ValueSources = {
  values: [],
  setJson: [],
  set: [],
  setString: [],
  setFile: [],
  setLiteral: [],
};

/**
 * Merges values files and `--set...` arguments in Helm's order: all files, then all `--set-json`, `--set`, `--set-string`,
 * `--set-file` and `--set-literal` (`pkg/cli/values/options.go`). Where Helm would stop, an error finding says why and
 * the source is left out.
 *
 * @throws UsageError when a file cannot be read
 */
export async function mergeSources(sources: ValueSources, io: SourceIo, helmVersion: HelmVersion): Promise<UserValues> {
  const findings: Finding[] = [];
  const user = emptyMap({
    kind: 'file',
    range: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
  });
  const files = new Map<string, ValuesFile>();
  for (const path of sources.values.flatMap(splitFileNames)) {
    const bytes = await readSource(path, io, '--values');
    const file = path.trim() === '-' ? '<stdin>' : path;
    const { root, text, findings: found } = readYamlBytes(bytes, file, { helmVersion });
    findings.push(...found);
    files.set(file, { text, root });
    if (root !== undefined) mergeInto(user, copyMap(root));
  }
  const apply = new SetArguments(user, findings, helmVersion);
  for (const argument of sources.setJson) apply.setJson(argument);
  for (const argument of sources.set) apply.set('--set', argument);
  for (const argument of sources.setString) apply.set('--set-string', argument);
  for (const argument of sources.setFile) {
    const files = await readNamedFiles(argument, user, io);
    apply.set('--set-file', argument, (name) => files.get(name) ?? '');
  }
  for (const argument of sources.setLiteral) apply.set('--set-literal', argument);
  return { user, findings, files };
}

class SetArguments {
  readonly #user: MutableMap;
  readonly #findings: Finding[];
  readonly #rules: ReturnType<typeof helmRules>;

  constructor(user: MutableMap, findings: Finding[], helmVersion: HelmVersion) {
    this.#user = user;
    this.#findings = findings;
    this.#rules = helmRules(helmVersion);
  }

  set(flag: SetFlag, argument: string, readFile?: (name: string) => string): void {
    const options = { flag, cutIndexEnds: this.#rules.cutIndexEnds };
    try {
      parseSetArgument(argument, this.#user, readFile === undefined ? options : { ...options, readFile });
    } catch (error) {
      if (!(error instanceof SetArgumentError)) throw error;
      // What follows a comma is read as another key, and may be the rest of a secret.
      const begins = argument.slice(0, argument.search(/[=,]|$/));
      if (argument.startsWith(error.path)) this.#report(flag, error.path, error.message);
      else this.#report(flag, begins, `${error.message} (behind a comma: one within a value is written \\,)`);
    }
  }

  setJson(argument: string): void {
    const object = argument.trim();
    const isObject = object.startsWith('{') && jsonValueEnd(object, 0) === object.length;
    if (!isObject && object.startsWith('{') && this.#rules.setJsonObject) {
      this.#report('--set-json', '', 'the argument is not a JSON object');
    } else if (!isObject) this.set('--set-json', argument);
    else if (this.#rules.setJsonObject) this.#mergeObject(object);
    else this.#report('--set-json', '', 'Helm 3 takes no whole object, only key=json');
  }

  #mergeObject(object: string): void {
    this.#findings.push(
      finding('helm-versions-differ', {
        path: '',
        message: 'a whole object in --set-json is merged by Helm 4 and refused by Helm 3',
        hint: 'write it as key=json',
        source: setOrigin('--set-json', '{}').range,
      }),
    );
    const origin = (path: readonly string[]): Origin => setOrigin('--set-json', path.join('.') || '{}');
    const values = jsonValues(object, origin);
    if (values.kind === 'map') mergeInto(this.#user, values);
  }

  #report(flag: SetFlag, path: string, message: string): void {
    this.#findings.push(
      finding('set-argument', {
        path,
        message: path === '' ? `${flag}: ${message}` : `${flag} ${path}: ${message}`,
        hint: 'see "The format and limitations of --set" in the documentation of Helm',
        source: setOrigin(flag, path).range,
      }),
    );
  }
}

/** Reads the files that a `--set-file` argument names. */
async function readNamedFiles(argument: string, user: MapNode, io: SourceIo): Promise<Map<string, string>> {
  const names = new Set<string>();
  const collect = (name: string): string => {
    names.add(name);
    return '';
  };
  try {
    parseSetArgument(argument, copyMap(user), {
      flag: '--set-file',
      cutIndexEnds: true,
      readFile: collect,
    });
  } catch (error) {
    if (!(error instanceof SetArgumentError)) throw error;
  }
  const files = new Map<string, string>();
  for (const name of names) {
    const bytes = await readSource(name, io, '--set-file');
    if (bytes.length > MAX_YAML_BYTES) {
      throw new UsageError(
        `--set-file: ${name} is over 30 MiB`,
        'values are kept in the release, which a cluster limits to 1 MiB',
      );
    }
    files.set(name, goText(bytes));
  }
  return files;
}

async function readSource(path: string, io: SourceIo, flag: '--values' | '--set-file'): Promise<Buffer> {
  if (/^(?:https?|oci):/i.test(path)) {
    throw new UsageError(`${flag}: a URL cannot be read`, 'download the file and name the copy');
  }
  const isStdin = path.trim() === '-';
  try {
    return await (isStdin ? io.readStdin() : io.readFile(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const name = isStdin ? 'the standard input' : path;
    // A values file may have been named without a flag.
    const where = flag === '--values' ? name : `${flag}: ${name}`;
    throw new UsageError(`${where} cannot be read (${reason})`, 'check the name and the permissions of the file');
  }
}

/** Splits an argument of `--values` at its commas, as Helm's flag parser does (a line of CSV: quotes protect a comma). */
function splitFileNames(argument: string): string[] {
  if (argument === '') return [];
  if (!argument.includes('"')) return argument.split(',');
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/gy;
  for (let match = field.exec(argument); match !== null; match = field.exec(argument)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return fields;
  }
  throw new UsageError('--values: the file names cannot be told apart', 'a name with a quote in it is written as a field of CSV');
}

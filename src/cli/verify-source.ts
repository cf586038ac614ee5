/**
 * Where `gatectl verify` takes the settings from: values, a `.env` file, or its own environment.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { UsageError } from '../errors/usage-error.ts';
import { appSettings, environmentNames } from '../settings/setting.ts';
import type { CliContext } from './context.ts';
import type { ValueOptions } from './effective-values.ts';
import { readVerifyValues } from './verify-values.ts';
import { GatheredVariables, type VerifySource } from './verify-variables.ts';

/** Reads a file as Node's `--env-file` does; a secret that it leaves out may stand in the environment. */
async function readEnvFile({ cwd, env }: CliContext, file: string): Promise<VerifySource> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UsageError(`${file || '--env-file'} cannot be read (${reason})`, 'name a file that gatectl env has written');
  }
  const gathered = new GatheredVariables(env, parseEnv(text.replace(/^\uFEFF/, '')));
  for (const setting of appSettings) {
    const names = environmentNames(setting);
    if (setting.file && !gathered.has(names)) gathered.take(names);
  }
  return gathered.finish('env-file');
}

/** True when the command line names values. */
function givesValues({ values, setJson, set, setString, setFile, setLiteral, chart }: ValueOptions): boolean {
  return chart !== undefined || [values, setJson, set, setString, setFile, setLiteral].some((given) => given.length > 0);
}

/**
 * Reads the settings.
 *
 * @param file `--env-file`
 * @throws UsageError when two sources are given, none is, or one cannot be read
 */
export async function readVerifySource(
  context: CliContext,
  options: ValueOptions,
  file: string | undefined,
): Promise<VerifySource> {
  if (givesValues(options)) {
    if (file !== undefined) throw new UsageError('values and --env-file are both given', 'verify one of them');
    return readVerifyValues(context, options);
  }
  if (file !== undefined) return readEnvFile(context, file);
  if (!Object.keys(context.env).some((name) => name.startsWith('REGISTRATION_GATE_'))) {
    throw new UsageError(
      'there is nothing to verify: no variable REGISTRATION_GATE_... is set, and no values are given',
      'give -f FILE or --env-file FILE, or run it where the registry runs',
    );
  }
  return new GatheredVariables(context.env, context.env).finish('environment');
}

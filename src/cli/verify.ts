import { UsageError } from '../errors/usage-error.ts';
import { renderJson, renderText } from '../verify/render.ts';
import { isOk } from '../verify/report.ts';
import { verify } from '../verify/verify.ts';
import { type CliContext, ExitStatus } from './context.ts';
import type { ValueOptions } from './effective-values.ts';
import { readVerifySource } from './verify-source.ts';

/** Options of `gatectl verify`. */
export interface VerifyOptions extends ValueOptions {
  readonly envFile?: string;
  readonly format: string;
  /** False with `--no-gate`. */
  readonly gate: boolean;
}

const formats: Readonly<Record<string, typeof renderText>> = { text: renderText, json: renderJson };

/**
 * `gatectl verify`: tries settings, connections, discovery, token and gate, step by step; nothing is registered.
 *
 * @returns exit status: 1 when a step failed
 */
export async function verifyCommand(context: CliContext, options: VerifyOptions): Promise<number> {
  const render = Object.hasOwn(formats, options.format) ? formats[options.format] : undefined;
  if (render === undefined) throw new UsageError(`--format ${options.format} is not known`, 'use text or json');
  const source = await readVerifySource(context, options, options.envFile);
  const report = await verify({ ...source, callGate: options.gate });
  context.stdout.write(render(report));
  return isOk(report) ? ExitStatus.clean : ExitStatus.findings;
}

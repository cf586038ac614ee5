import { finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type Dialect, dialects } from '../dotenv/dialects.ts';
import { envEntries } from '../dotenv/entries.ts';
import { renderEnvFile } from '../dotenv/render.ts';
import { type CliContext, ExitStatus } from './context.ts';
import { asTemplatesSee, type ValueOptions, ValuesReader } from './effective-values.ts';
import { warnOf } from './lint-report.ts';
import { redacted, reportFindings } from './values.ts';
import { writeOutput } from './write-file.ts';

/** Options of `gatectl env`. */
export interface EnvOptions extends ValueOptions {
  readonly dialect: string;
  readonly output?: string;
  readonly showSecrets?: boolean;
}

/**
 * `gatectl env`: writes the settings as a `.env` file, secrets included; to a terminal it masks them.
 *
 * @returns exit status: 1 when Helm would refuse the values, or the dialect cannot carry one
 */
export async function envCommand(context: CliContext, options: EnvOptions): Promise<number> {
  const dialect = dialects.find((known): known is Dialect => known === options.dialect);
  if (dialect === undefined)
    throw new UsageError(`--dialect ${options.dialect} is not known`, `use one of ${dialects.join(', ')}`);
  const effective = await new ValuesReader(context).read(options);
  if (effective.kind === 'any' && effective.findings.length === 0) {
    throw new UsageError('the chart is not one of ours, so its variables are not known', 'use --chart registry or --chart stack');
  }
  if (await reportFindings(context, effective, options)) return ExitStatus.findings;
  const result = renderEnvFile(envEntries(asTemplatesSee(effective), effective.path), dialect);
  if (!result.ok) {
    const findings = result.refusals.map(({ name, reason }) =>
      finding('dialect-cannot-carry', {
        path: name,
        env: name,
        message: `${name} cannot be written for ${dialect}, because ${reason}`,
        hint: 'choose another --dialect, or another value',
      }),
    );
    warnOf(context, { findings, files: [], lines: new Map() });
    return ExitStatus.findings;
  }
  if (options.output === undefined) {
    const masked = context.stdout.isTTY === true && options.showSecrets !== true;
    const hidden = { ...effective, values: redacted(effective, options) };
    const shown = masked ? renderEnvFile(envEntries(asTemplatesSee(hidden), effective.path), dialect) : result;
    context.stdout.write(shown.ok ? shown.text : '');
  } else writeOutput(context, options.output, result.text, 0o600);
  return ExitStatus.clean;
}

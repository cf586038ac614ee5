import { envEntries } from '../dotenv/entries.ts';
import { finding, type Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { formatPath, nodeAt } from '../helm/value-tree.ts';
import { appSettings, environmentNames, findSetting, WHOLE_SECRET_KEY } from '../settings/setting.ts';
import type { CliContext } from './context.ts';
import { asTemplatesSee, type EffectiveValues, type ValueOptions, ValuesReader } from './effective-values.ts';
import { lintEffective, noneTracked } from './lint-values.ts';
import { GatheredVariables, type VerifySource } from './verify-variables.ts';

/** What Helm itself would stop at. */
async function findRefusals(effective: EffectiveValues): Promise<Finding[]> {
  const linted = await lintEffective(effective, noneTracked);
  const errors = [...effective.findings, ...(linted.refused ? linted.findings : [])].filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0 || !linted.refused) return errors;
  const message = 'Helm would refuse these values';
  return [finding('helm-refuses', { path: '', message, hint: 'gatectl lint tells more' })];
}

const VARIABLE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

/** Names settings in a text by their path in the values. */
function nameByPath(path: readonly string[]): (words: string) => string {
  const keys = new Map(appSettings.map(({ key, env }) => [env, key]));
  return (words) =>
    words.replaceAll(VARIABLE, (variable) => {
      const key = keys.get(variable);
      return key === undefined ? variable : formatPath([...path, key]);
    });
}

/**
 * The Secret that may hold any setting: as in the pod, what it holds wins over the values. The environment stands for it
 * as for the others; secrets that are needed and nowhere else count as in it.
 */
function gatherWholeSecret(gathered: GatheredVariables, secretName: string): void {
  for (const setting of appSettings) gathered.take(environmentNames(setting));
  for (const { code, path, env } of gathered.read().gateFindings) {
    if (code === 'required-key' && env !== null && findSetting(path)?.secret === true) {
      gathered.leaveToSecret({ variable: env, secretName });
    }
  }
}

/** What is needed and is no secret may be in that Secret as well. */
function hintAtWholeSecret(source: VerifySource, secretName: string): VerifySource {
  const hintAt = (one: Finding): Finding => ({
    ...one,
    ...(one.code === 'required-key' && {
      hint: `${one.hint}; or set the variable in the environment, when it is in the Secret ${secretName}`,
    }),
  });
  return { ...source, reading: { ...source.reading, gateFindings: source.reading.gateFindings.map(hintAt) } };
}

/**
 * Reads the settings from values. What they leave to a Secret may stand in the environment.
 *
 * @throws UsageError when the chart is not one of ours, or a file cannot be read
 */
export async function readVerifyValues(context: CliContext, options: ValueOptions): Promise<VerifySource> {
  const effective = await new ValuesReader(context).read(options);
  const { path } = effective;
  const values = asTemplatesSee(effective);
  if (effective.kind === 'any' && effective.findings.length === 0) {
    throw new UsageError('the chart is not one of ours, so its settings are not known', 'use --chart registry or --chart stack');
  }
  const findings = await findRefusals(effective);
  const name = nameByPath(path);
  if (findings.length > 0) return new GatheredVariables({}, {}).finish('values', { findings, name });

  const entries = envEntries(values, path);
  const own = entries.flatMap((entry) => (entry.kind === 'variable' ? [[entry.name, entry.value] as const] : []));
  const gathered = new GatheredVariables(context.env, Object.fromEntries(own));
  const references = entries.filter((entry) => entry.kind === 'reference');
  for (const { name: variable, secretName } of references) {
    if (!gathered.take([variable, `${variable}_FILE`])) gathered.leaveToSecret({ variable, secretName });
  }
  const whole = nodeAt(values, [...path, WHOLE_SECRET_KEY]);
  if (whole?.kind !== 'scalar' || typeof whole.value !== 'string' || whole.value === '')
    return gathered.finish('values', { name });
  gatherWholeSecret(gathered, whole.value);
  return hintAtWholeSecret(gathered.finish('values', { name }), whole.value);
}

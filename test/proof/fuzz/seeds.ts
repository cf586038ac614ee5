import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { appSettings } from '../../../src/settings/setting.ts';
import { valuesFiles } from '../../conformance/helm/generators/values-files.ts';
import { root } from '../../support/repository.ts';

/** What no output may hold. Any eight characters of it count. */
export const CANARY = 'Canary7f3A91c4D2e8b650Zq';

/** Every setting that is a secret. */
export const secretKeys: readonly string[] = appSettings.filter(({ secret }) => secret).map(({ key }) => key);

const read = (path: string): Buffer => readFileSync(join(root, path));

/** Values with the canary in every secret key, in every style of YAML. */
function plantedFiles(): string[] {
  const styles: ((key: string) => string)[] = [
    (key) => `${key}: ${CANARY}\n`,
    (key) => `${key}: "${CANARY}"\n`,
    (key) => `${key}: '${CANARY}' # ${CANARY}\n`,
    (key) => `${key}: |-\n      ${CANARY}\n`,
    (key) => `${key}: >\n      ${CANARY}\n      ${CANARY}\n`,
    (key) => `${key}: !!str ${CANARY}\n`,
    (key) => `${key}: [${CANARY}]\n`,
    (key) => `${key}: {a: ${CANARY}}\n`,
    (key) => `${key}: &${key} ${CANARY}\n    ${key}: *${key}\n`,
    (key) => `${key}: ${CANARY}\n    ${key}: ${CANARY}\n`,
  ];
  const base = 'registrationGateEnabled: true\n    registrationGateUrl: https://gate.example.com/check\n    ';
  return styles.flatMap((style) => {
    const settings = `    ${base}${secretKeys.map(style).join('    ')}`;
    return [`registry:\n  app:\n${settings}`, `app:\n${settings}`, `x:\n  app:\n${settings}`];
  });
}

/** The repository's own values files, recorded cases, what the generators of the differential tests make, planted secrets. */
export function makeSeeds(seed: number): readonly Buffer[] {
  const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'));
  const cases = JSON.parse(read('test/conformance/helm/data/helm-merge-cases.json').toString()) as readonly {
    readonly inputs: { readonly parentValues: string; readonly valuesFiles: readonly string[] };
  }[];
  const scalars = read('test/conformance/helm/data/yaml-scalars.jsonl').toString().trim().split('\n');
  const texts = [
    ...cases.flatMap(({ inputs }) => [inputs.parentValues, ...inputs.valuesFiles]),
    scalars.map((line, index) => `k${index}: ${(JSON.parse(line) as { lit: string }).lit}\n`).join(''),
    ...fc.sample(valuesFiles, { seed, numRuns: 100 }),
  ];
  const planted = plantedFiles().map((text) => Buffer.from(text));
  return [
    ...examples.map((name) => read(join('examples', name))),
    read('charts/registry/values.yaml').subarray(0, 8000),
    ...texts.map((text) => Buffer.from(text)),
    // Half of the inputs hold secrets.
    ...Array.from({ length: Math.ceil(texts.length / planted.length) }, () => planted).flat(),
  ];
}

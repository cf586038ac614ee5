import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHelmVersion } from '../../../src/helm/version.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { type ChartText, withCase } from './cases.ts';
import { compute } from './ours.ts';

/** A case with what Helm 4.2.4 said, null where it accepted the values. */
interface Case {
  readonly name: string;
  readonly chart: ChartText;
  readonly set: readonly string[];
  readonly final: unknown;
  readonly schemaError: string | null;
}

const cases = JSON.parse(readFileSync(new URL('data/helm-schema-cases.json', import.meta.url), 'utf8')) as Case[];
const temp = tempFolder();

describe('values.schema.json as Helm 4.2.4 applies it', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { chart, set, final, schemaError }) => {
    await withCase(join(temp.path, 'ours'), { chart, files: [], sources: { set } }, async (folder) => {
      const actual = await compute(folder, parseHelmVersion('4.2.4'));
      expect(actual.final).toEqual(final);
      expect(actual.errors.length).toBe(schemaError === null ? 0 : 1);
      const { p: value } = final as { readonly p?: string | number };
      // The case of one digit is not told from the limits in the message.
      if (`${value}`.length > 1) expect(JSON.stringify(actual.errors)).not.toContain(`${value}`);
    });
  });
});

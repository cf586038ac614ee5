import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHelmVersion } from '../../../src/helm/version.ts';
import { helms } from '../../support/repository.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { agree, withCase } from './cases.ts';
import { caseClasses } from './generators/classes.ts';
import { helmTemplate } from './helm-template.ts';
import { ourAnswer } from './ours.ts';

/** The same cases every time, unless asked for others: HELM_SEED=7 HELM_CASES=2000. Many more: make proof. */
const seed = Number(process.env['HELM_SEED'] ?? 1);
const total = Number(process.env['HELM_CASES'] ?? 500);

const temp = tempFolder();
let folders = 0;

const programs = helms.map(({ name, path }) => {
  const helm = process.env[name.toUpperCase()] ?? path;
  const version = execFileSync(helm, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' });
  return { name, helm, version: parseHelmVersion(version) };
});

it.each(caseClasses)('Helm 3, Helm 4 and we agree on $name', { timeout: 600_000 }, async ({ cases, share }) => {
  const property = fc.asyncProperty(cases, (one) => {
    folders += 1;
    return withCase(join(temp.path, String(folders)), one, async (folder) => {
      // One process for each Helm at a time: they are what takes the time.
      await Promise.all(
        programs.map(async ({ name, helm, version }) => {
          const [expected, actual] = await Promise.all([helmTemplate(helm, folder), ourAnswer(folder, version)]);
          if (!agree(expected, actual)) expect({ [name]: actual }).toEqual({ [name]: expected });
        }),
      );
    });
  });
  await fc.assert(property, { seed, numRuns: Math.ceil((total * share) / 100) });
});

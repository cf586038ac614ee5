import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseHelmVersion } from '../../../src/helm/version.ts';
import { helms } from '../../support/repository.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { agree, withCase } from './cases.ts';
import { caseClasses } from './generators/classes.ts';
import { helmTemplate } from './helm-template.ts';
import { ourAnswer } from './ours.ts';
import { RecordedAnswers } from './recorded-answers.ts';

/** The same cases every time, unless asked for others: HELM_SEED=7 HELM_CASES=2000. Many more: make proof. */
const seed = Number(process.env['HELM_SEED'] ?? 1);
const total = Number(process.env['HELM_CASES'] ?? 500);

const temp = tempFolder();
let folders = 0;

/** Helm is asked once for each case; what it answered stays in .tools/, which git ignores. */
const recorded = new RecordedAnswers();
afterAll(() => recorded.save());

const programs = helms.map(({ name, path }) => {
  const helm = process.env[name.toUpperCase()] ?? path;
  const build = execFileSync(helm, ['version', '--template', '{{.Version}} {{.GitCommit}}'], { encoding: 'utf8' });
  return { name, helm, build, version: parseHelmVersion(build.split(' ')[0] ?? '') };
});

it.each(caseClasses)('Helm 3, Helm 4 and we agree on $name', { timeout: 600_000 }, async ({ cases, share }) => {
  const property = fc.asyncProperty(cases, (one) => {
    folders += 1;
    return withCase(join(temp.path, String(folders)), one, async (folder) => {
      // One process for each Helm at a time: they are what takes the time.
      await Promise.all(
        programs.map(async ({ name, helm, build, version }) => {
          const known = recorded.get(build, one);
          const [expected, actual] = await Promise.all([known ?? helmTemplate(helm, folder), ourAnswer(folder, version)]);
          if (!agree(expected, actual)) expect({ [name]: actual }).toEqual({ [name]: expected });
          if (known === undefined) recorded.set(build, one, expected);
        }),
      );
    });
  });
  await fc.assert(property, { seed, numRuns: Math.ceil((total * share) / 100) });
});

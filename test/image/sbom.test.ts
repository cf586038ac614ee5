import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

it('the SBOM is CycloneDX, the same each time, and names what is shipped and nothing else', async () => {
  const write = (name: string): string => {
    const file = folder.write(name, '');
    execFileSync(process.execPath, [join(root, 'scripts', 'sbom.ts'), file]);
    return readFileSync(file, 'utf8');
  };
  const text = write('sbom.json');
  expect(write('again.json')).toBe(text);
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  const { components } = JSON.parse(text) as { components: { name: string; version: string }[] };
  const names = components.map(({ name }) => name);
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    object
  >;
  expect(names).toEqual(expect.arrayContaining(['node', ...Object.keys(dependencies!)]));
  expect(names).not.toEqual(expect.arrayContaining([Object.keys(devDependencies!)[0]]));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCatalogue } from '../../src/generate/catalogue.ts';
import { renderCompose } from '../../src/generate/compose.ts';
import { appSettings, environmentNames } from '../../src/settings/setting.ts';
import { root } from '../support/repository.ts';

const text = readFileSync(join(root, 'compose.yaml'), 'utf8');
const compose = parse(text) as { services: Record<string, any>; volumes: object };

describe('compose.yaml', () => {
  it('passes on every variable of the settings but those that the image decides', () => {
    const names = compose.services['registry'].environment as string[];
    const own = ['REGISTRY_HOST', 'REGISTRY_PORT', 'REGISTRY_DATA_DIR'];
    expect(names.toSorted()).toEqual(
      appSettings
        .flatMap(environmentNames)
        .filter((name) => !own.includes(name))
        .toSorted(),
    );
  });

  it('runs the registry alone unless a profile is asked for, restricted as in a cluster', () => {
    const always = Object.entries(compose.services).filter(([, { profiles }]) => profiles === undefined);
    expect(always.map(([name]) => name)).toEqual(['registry']);
    for (const name of ['registry', 'policy-gate']) {
      expect(compose.services[name]).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  it('has the version of the image that this checkout builds', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    for (const name of ['registry', 'policy-gate'])
      expect(compose.services[name].image).toContain(`registration-gate:${version}}`);
  });

  it('keeps what stands outside of the markers, and says when they are gone', async () => {
    const catalogue = await readCatalogue(root);
    expect(renderCompose(catalogue, text)).toBe(text);
    expect(renderCompose(catalogue, text.replace(/^ +- REGISTRATION_GATE_URL\n/m, ''))).toBe(text);
    expect(() => renderCompose(catalogue, text.replace('# begin generated', '# begin'))).toThrow('compose.yaml lacks the lines');
  });
});

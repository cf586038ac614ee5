import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingCodes, problemCodes } from '../../src/errors/codes.ts';
import { appSettings, environmentName, existingSecretKey, imageDefault } from '../../src/settings/setting.ts';
import { gatectl } from '../support/cli.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const run = promisify(execFile);

interface GenerateRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('this repository', () => {
  it('holds what its schema gives', async () => {
    expect(await gatectl(['generate', '--check'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('a copy of the repository', () => {
  const copy = tempFolder().path;
  const read = (path: string): string => readFileSync(join(copy, path), 'utf8');

  const generate = async (...args: string[]): Promise<GenerateRun> => {
    try {
      const { stdout, stderr } = await run(process.execPath, ['src/cli/main.ts', 'generate', ...args], {
        cwd: copy,
        maxBuffer: 1e8,
      });
      return { status: 0, stdout, stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { status: code, stdout, stderr };
    }
  };

  beforeAll(() => {
    for (const part of ['schema', 'src', 'charts', 'docs', '.env.example', 'compose.yaml', 'package.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });

  it('shows a hand edit as a diff and ends with status 3', async () => {
    const values = read('charts/registry/values.yaml');
    writeFileSync(
      join(copy, 'charts/registry/values.yaml'),
      values.replace('registrationGateEnabled: false', 'registrationGateEnabled: true'),
    );
    const { status, stdout, stderr } = await generate('--check');
    expect(status).toBe(3);
    expect(stdout).toContain('+++ b/charts/registry/values.yaml');
    expect(stdout).toContain('-  registrationGateEnabled: true\n+  registrationGateEnabled: false');
    expect(stderr).toContain('1 generated file differs from schema/; run: make generate');
    expect((await generate()).stdout).toBe('charts/registry/values.yaml\n');
    expect(read('charts/registry/values.yaml')).toBe(values);
  });

  it('knows what is left over, and removes it', async () => {
    writeFileSync(join(copy, 'src/settings/generated/stale.js'), 'x\n');
    expect(await generate('--check')).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('a/src/settings/generated/stale.js') as string,
    });
    expect((await generate()).stdout).toBe('src/settings/generated/stale.js\n');
    expect((await generate('--check')).status).toBe(0);
  });

  it('has a new key on every surface after one edit of the schema and one command', async () => {
    const path = join(copy, 'schema/gate.schema.json');
    const schema = JSON.parse(readFileSync(path, 'utf8')) as { properties: Record<string, object> };
    schema.properties['registrationGateShinyToken'] = {
      type: 'string',
      default: '',
      maxLength: 64,
      writeOnly: true,
      description: 'A token that shines. Needed by nobody.',
    };
    writeFileSync(path, JSON.stringify(schema));
    expect((await generate()).status).toBe(0);
    expect((await generate('--check')).status).toBe(0);

    const surfaces: Record<string, RegExp> = {
      '.env.example': /# A token that shines.*\n#REGISTRATION_GATE_SHINY_TOKEN=\n#REGISTRATION_GATE_SHINY_TOKEN_FILE=/,
      'charts/registry/values.yaml':
        /^ {2}registrationGateShinyToken: ""$[\s\S]*^ {2}registrationGateShinyTokenExistingSecret: ""$/m,
      'charts/mcp-gateway-registry-stack/values.yaml': /^ {4}registrationGateShinyToken: ""$/m,
      'charts/registry/values.schema.json': /"registrationGateShinyToken": \{/,
      'charts/mcp-gateway-registry-stack/values.schema.json': /"registrationGateShinyTokenExistingSecretKey": \{/,
      'charts/registry/templates/secret.yaml':
        /with \.Values\.app\.registrationGateShinyToken }}\n {2}REGISTRATION_GATE_SHINY_TOKEN: \{\{ \. \| b64enc/,
      'charts/registry/templates/_env.tpl': /- name: REGISTRATION_GATE_SHINY_TOKEN\n {2}valueFrom:/,
      'charts/registry/templates/validate.yaml': /"registrationGateShinyToken"/,
      'charts/registry/reserved-env-names.txt': /^REGISTRATION_GATE_SHINY_TOKEN\nREGISTRATION_GATE_SHINY_TOKEN_FILE$/m,
      'docs/settings.md': /### registrationGateShinyToken\n\nA token that shines/,
      'src/settings/generated/settings.ts': /registrationGateShinyToken: Secret;/,
      'src/settings/generated/settings-validators.js': /registrationGateShinyToken/,
      'src/settings/generated/values-validators.js': /registrationGateShinyTokenExistingSecret/,
    };
    for (const [file, expected] of Object.entries(surfaces)) expect(read(file), file).toMatch(expected);

    const { stdout } = await run(
      process.execPath,
      ['src/cli/main.ts', 'env', '--chart', 'registry', '--set', 'app.registrationGateShinyToken=x'],
      { cwd: copy },
    );
    expect(stdout).toContain('REGISTRATION_GATE_SHINY_TOKEN=x');
  });

  it('says what to do outside of a checkout', async () => {
    const { status, stderr } = await gatectl(['generate'], { cwd: tempFolder().path });
    expect(status).toBe(2);
    expect(stderr).toContain('not in a checkout');
  });
});

describe('values.schema.json', () => {
  const schemaOf = (chart: string): object =>
    JSON.parse(readFileSync(join(root, 'charts', chart, 'values.schema.json'), 'utf8')) as object;

  it.each(['registry', 'mcp-gateway-registry-stack'])('of %s is draft-07 in one file that every Helm compiles', (chart) => {
    const text = JSON.stringify(schemaOf(chart));
    expect(schemaOf(chart)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', additionalProperties: false });
    expect(text).not.toMatch(/"\$(ref|id|defs)"/);
    expect(text, 'lookaround and back references do not exist in RE2').not.toMatch(/\(\?[=!<]|\\\\[1-9]/);
    expect(() => new Ajv({ strict: false }).compile(schemaOf(chart))).not.toThrow();
  });

  it('has no keyword on a secret or a URL that makes Helm print the value', () => {
    const { properties } = (
      schemaOf('registry') as { properties: { app: { properties: Record<string, Record<string, unknown>> } } }
    ).properties.app;
    for (const { key, secret, schema } of appSettings) {
      if (!secret && schema['x-check'] !== 'url') continue;
      expect(Object.keys(properties[key] ?? {}), key).not.toEqual(expect.arrayContaining(['pattern']));
      expect(Object.keys(properties[key] ?? {}), key).not.toEqual(expect.arrayContaining(['format']));
    }
  });
});

describe('the settings', () => {
  it.each([
    ['registrationGateOauth2TokenUrl', 'REGISTRATION_GATE_OAUTH2_TOKEN_URL'],
    ['registryOidcIssuerUrl', 'REGISTRY_OIDC_ISSUER_URL'],
    ['registrationWebhookTimeoutSeconds', 'REGISTRATION_WEBHOOK_TIMEOUT_SECONDS'],
    ['otelExporterOtlpEndpoint', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    ['nodeExtraCaCerts', 'NODE_EXTRA_CA_CERTS'],
  ])('%s is %s in the environment', (key, env) => {
    expect(environmentName(key)).toBe(env);
  });

  it('have names, defaults and descriptions that everything else relies on', () => {
    expect(new Set(appSettings.map(({ env }) => env)).size).toBe(appSettings.length);
    for (const { key, schema, secret } of appSettings) {
      expect(schema.description, key).toMatch(/^[A-Za-z].{20,}\.$/);
      expect(typeof schema.default, key).toBe(schema.type === 'integer' ? 'number' : schema.type);
      if (schema.type === 'integer') expect(schema.maximum, `${key}: Helm writes 1000000 as 1e+06`).toBeLessThan(1_000_000);
      if (schema.type === 'string' && !schema.enum) expect(schema.maxLength, key).toBeGreaterThan(0);
      if (secret) expect(imageDefault({ key, schema } as never), key).toBe('');
      if (secret) expect(schema.examples ?? schema.pattern ?? schema.enum, key).toBeUndefined();
      expect(appSettings.map((setting) => setting.key)).not.toContain(existingSecretKey(key));
    }
  });
});

describe('the codes', () => {
  it('are named alike and stand in docs/errors.md', () => {
    const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
    for (const code of Object.keys(findingCodes)) expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    for (const code of Object.keys(problemCodes)) expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/);
    for (const code of [...Object.keys(findingCodes), ...Object.keys(problemCodes)]) expect(page).toContain(`| \`${code}\` |`);
  });
});

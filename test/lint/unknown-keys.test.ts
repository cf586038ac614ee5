import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/errors/finding.ts';
import { lintApp, lintValues, type TestValues } from './lint-values.ts';

/** What `--fix` is offered, as `path: action`. */
async function offered(values: TestValues): Promise<string[]> {
  const show = ({ path, action }: Fix): string => {
    const to = action.kind === 'write' ? action.text : action.kind === 'quote' ? '' : [action.to].flat().join('/');
    return `${path.join('/')}: ${action.kind} ${to}`.trimEnd();
  };
  return (await lintValues(values)).flatMap(({ fix }) => (fix === undefined ? [] : [show(fix)]));
}

const file = (text: string): TestValues => ({ files: { v: text } });

describe('what can be fixed', () => {
  it.each<[string, TestValues, string[]]>([
    [
      'a misspelt setting',
      file('app:\n  registrationGateURL: https://gate.example.com\n'),
      ['app/registrationGateURL: rename registrationGateUrl'],
    ],
    ['an environment variable for a key', file('app:\n  REGISTRY_PORT: 8081\n'), ['app/REGISTRY_PORT: rename registryPort']],
    ['a misspelt key of the chart', file('app: {}\nnodeSelectors: {}\n'), ['nodeSelectors: rename nodeSelector']],
    ['a setting beside app', file('app: {}\nregistryPort: 8081\n'), ['registryPort: move app/registryPort']],
    [
      'a setting one level too high in the stack',
      { ...file('registry:\n  registryPort: 8081\n'), chart: 'stack' },
      ['registry/registryPort: move registry/app/registryPort'],
    ],
    ['a misspelt setting at the wrong depth', file('app: {}\nregistryport: 8081\n'), ['registryport: move app/registryPort']],
    [
      'what stands beside the settings, in the stack',
      { ...file('registry:\n  app: {}\nservice:\n  port: 81\n'), chart: 'stack' },
      ['service: move registry/service'],
    ],
    ['a setting below global', file('app: {}\nglobal:\n  registryPort: 8081\n'), ['global/registryPort: move app/registryPort']],
    ['the settings of the other chart', { ...file('app: {}\n'), chart: 'stack' }, ['app: move registry/app']],
    ['a number behind a comment', file('app:\n  registryPort: # !c\n    0x1F90\n'), ['app/registryPort: write 8080']],
    ['a number for text', file('app:\n  registryAdminGroup: 007\n'), ['app/registryAdminGroup: quote']],
    [
      'a boolean in quotes',
      file('app:\n  registrationGateRequireExplicitAllow: "True"\n'),
      ['app/registrationGateRequireExplicitAllow: write true'],
    ],
  ])('%s', async (_name, values, expected) => {
    expect(await offered(values)).toEqual(expected);
  });

  it.each<[string, TestValues]>([
    ['a key that nothing resembles', file('app:\n  frobnicate: 1\n')],
    ['a misspelt key beside the right one', file('app:\n  registryPort: 8081\n  registryport: 8082\n')],
    ['a misspelt key of an argument', { ...file('app: {}\n'), set: ['app.registryport=8081'] }],
    ['the settings of the stack in the chart registry', file('registry:\n  app: {}\n')],
    ['a word for a boolean', file('app:\n  registrationGateRequireExplicitAllow: "maybe"\n')],
    ['a text that a tag makes a number', file('app:\n  registryAdminGroup: !!int "7"\n')],
    ['a map for text', file('app:\n  registryAdminGroup: {}\n')],
    ['a number of an argument', { ...file('app: {}\n'), set: ['app.registryAdminGroup=7'] }],
  ])('but not %s', async (_name, values) => {
    expect(await offered(values)).toEqual([]);
    expect((await lintValues(values)).some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('a key that was meant for another', () => {
  it.each<[string, string]>([
    ['registrationGateUrll', 'did you mean app.registrationGateUrl?'],
    ['registration_gate_url', 'did you mean app.registrationGateUrl?'],
    ['registrationGateOauth2ClientSecretExistingSecrt', 'did you mean app.registrationGateOauth2ClientSecretExistingSecret?'],
    ['existingSecrets', 'did you mean app.existingSecret?'],
    ['port', 'remove it, or look the key up in docs/settings.md'],
    ['registryPath', 'remove it, or look the key up in docs/settings.md'],
  ])('%s: %s', async (key, hint) => {
    const findings = await lintApp(`${key}: x`);
    expect(findings.map(({ code, hint: said }) => [code, said])).toEqual([['unknown-key', hint]]);
  });

  it('is looked for among the keys of the chart, not among others that nothing knows', async () => {
    const text =
      'registry:\n  app: {}\n  ports1: 1\n  ports2: 2\n  service:\n    porst: 1\n    ports: 2\nglobl: {}\nservice: {}\nteam1: 1\nteam2: 2\n';
    const findings = await lintValues({ files: { v: text }, chart: 'stack' });
    expect(findings.map(({ path, code, hint }) => `${path} ${code} ${hint}`)).toEqual([
      "registry.ports1 unknown-key remove it, or look the key up in the chart's values.yaml",
      "registry.ports2 unknown-key remove it, or look the key up in the chart's values.yaml",
      'registry.service.porst unknown-key did you mean registry.service.port?',
      'registry.service.ports unknown-key did you mean registry.service.port?',
      'globl unknown-key did you mean global?',
      'service wrong-depth move it to registry.service',
      "team1 unknown-key remove it, or look the key up in the chart's values.yaml",
      "team2 unknown-key remove it, or look the key up in the chart's values.yaml",
    ]);
  });

  it.each<[string, TestValues, string]>([
    [
      'with the words of its name on several levels',
      file('app:\n  registrationGate:\n    url: x\n    oauth2: {tokenUrl: x}\n'),
      'app.registrationGate wrong-depth write app.registrationGate.url as app.registrationGateUrl, and 1 more likewise',
    ],
    [
      'below another key',
      file('app: {}\ngate:\n  a:\n    registration_gate_url: x\n'),
      'gate wrong-depth write gate.a.registration_gate_url as app.registrationGateUrl',
    ],
    [
      'below another key of the stack',
      { ...file('registry: {app: {app: {registrationGateUrl: x}}}\n'), chart: 'stack' },
      'registry.app.app wrong-depth write registry.app.app.registrationGateUrl as registry.app.registrationGateUrl',
    ],
    [
      'below global',
      file('app: {}\nglobal:\n  registrationGateUrl: x\n'),
      'global.registrationGateUrl wrong-depth move it to app.registrationGateUrl',
    ],
  ])('is found %s', async (_name, values, expected) => {
    const findings = await lintValues(values);
    expect(findings.map(({ path, code, hint }) => `${path} ${code} ${hint}`)).toEqual([expected]);
  });

  it('is not looked for below global by what it resembles', async () => {
    expect(await lintValues(file('app: {}\nglobal:\n  registrationGateUrls: x\n  url: x\n'))).toEqual([]);
  });

  it('is not missing besides', async () => {
    const findings = await lintApp('registrationGateEnabled: true\nregistrationGateURL: https://gate.example.com');
    expect(findings.map(({ code }) => code)).toEqual(['unknown-key']);
  });
});

it('a key that Helm reads as true or false is named as it is written, too', async () => {
  const findings = await lintValues(file('app:\n  y: 1\non: 1\n"no": 1\ntrue: 1\n'));
  expect(findings.map(({ message }) => message)).toEqual([
    'app.true is not a key that is known here: Helm reads the key y as true',
    'no is not a key that is known here',
    'true is not a key that is known here',
  ]);
});

describe("keys of the upstream registry's charts", () => {
  it('are listed once a file, in their order, and refused', async () => {
    const files = {
      a: 'app:\n  deploymentMode: x\n  dedup: true\n  appLogLevel: info\n',
      b: 'app:\n  corsAllowedOrigins: x\n',
    };
    expect(await lintValues({ files })).toMatchObject([
      {
        code: 'upstream-key',
        severity: 'error',
        path: 'app.deploymentMode',
        message: "app.deploymentMode, app.dedup, app.appLogLevel belong to the upstream registry's charts and have no use here",
        hint: 'drop these 3 keys',
        source: { file: 'a', line: 2, column: 3 },
      },
      {
        code: 'upstream-key',
        message: "app.corsAllowedOrigins belongs to the upstream registry's charts and has no use here",
        hint: 'drop it',
        source: { file: 'b', line: 2 },
      },
    ]);
  });

  it('stand in the stack below registry', async () => {
    const findings = await lintValues({ files: { v: 'registry:\n  app:\n    dedup: true\n' }, chart: 'stack' });
    expect(findings).toMatchObject([{ code: 'upstream-key', path: 'registry.app.dedup', source: { line: 3 } }]);
  });

  it('below global are refused by nobody, and told for information', async () => {
    const findings = await lintValues({ files: { v: 'global:\n  domain: example.com\napp: {}\n' } });
    expect(findings).toMatchObject([{ code: 'upstream-key', severity: 'info', path: 'global.domain', hint: 'drop it' }]);
    expect(await lintValues({ files: { v: 'global:\n  teamOfOurs: x\napp: {}\n' } })).toEqual([]);
  });
});

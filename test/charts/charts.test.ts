import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findSetting } from '../../src/settings/setting.ts';
import { helms, root } from '../support/repository.ts';
import { createRenderer, decode, find, installed } from './render.ts';

const oauth2 = {
  registrationGateEnabled: true,
  registrationGateUrl: 'https://gate.example.com/check',
  registrationGateAuthType: 'oauth2_client_credentials',
  registrationGateOauth2TokenUrl: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
  registrationGateOauth2ClientId: '1234567',
  registrationGateOauth2ClientSecret: 's3cret',
  registrationGateOauth2Scope: 'api://gate/.default',
};

const oauth2Variables = {
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: '1234567',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 's3cret',
  REGISTRATION_GATE_OAUTH2_SCOPE: 'api://gate/.default',
};

/** Values that quoting, templates and YAML like to break. */
const awkward = [
  'plain',
  'a b',
  ' edges ',
  `it's "quoted"`,
  'back\\slash\\n',
  '{{ .Values.app }}',
  '${HOME} $(id) `id`',
  '#not a comment',
  'on',
  '0123',
  '1e3',
  'null',
  'üñí ✓ 日本',
  'line\nline\n',
  'tab\tcr\r',
  '%41&a=b',
  'z/tZ9VwFZqApmIQ+ZH1I5pLk/uB4ud:X2/8bL+wfFTt1rFw=',
];

/** Secrets and plain keys that take any text. */
const carriers = [
  ['registrationGateOauth2ClientSecret', 'registrationGateOauth2Scope'],
  ['registrationGateAuthCredential', 'registrationGateOauth2Audience'],
  ['registrationGateSigningKeys', 'registrationGateOauth2Resource'],
  ['registrationGateOauth2PrivateKey', 'registrationGateOauth2PrivateKeyId'],
  ['registryApiKeys', 'registryAdminGroup'],
  ['registryEncryptionKey', 'registryRegisterGroup'],
] as const;

describe.each(helms)('$name', ({ path: helm }) => {
  const { template, refusal } = createRenderer(helm);

  it('carries the five keys of the gate into the container, in both charts', async () => {
    for (const [chart, values] of [
      ['registry', { app: oauth2 }],
      ['stack', { registry: { app: oauth2 } }],
    ] as const) {
      const manifests = await template(chart, values);
      const secret = find(manifests, 'Secret');
      expect(decode(secret)).toMatchObject(oauth2Variables);
      const [container] = find(manifests, 'Deployment')['spec'].template.spec.containers;
      expect(container.envFrom).toEqual([{ secretRef: { name: secret.metadata.name } }]);
    }
  });

  it('carries every awkward value as it is, in a secret and in a plain key', async () => {
    for (let from = 0; from < awkward.length; from += carriers.length) {
      // Several a render: Helm takes longer to start than to render.
      const carried = carriers.flatMap((keys, index) => keys.map((key) => [key, awkward[from + index]] as const));
      const given = carried.filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== undefined);
      const manifests = await template('registry', { app: { ...oauth2, ...Object.fromEntries(given) } });
      const data = decode(find(manifests, 'Secret'));
      for (const [key, value] of given) expect(data[findSetting(key)?.env ?? ''], key).toBe(value);
    }
  });

  it('takes a number as such and as text, and renders both alike', async () => {
    for (const seconds of [7, '7']) {
      const manifests = await template('registry', { app: { ...oauth2, registrationGateTimeoutSeconds: seconds } });
      expect(decode(find(manifests, 'Secret'))['REGISTRATION_GATE_TIMEOUT_SECONDS']).toBe('7');
    }
  });

  it('leaves out what a null blanks', async () => {
    const data = decode(
      find(await template('registry', { app: { registrationGateTimeoutSeconds: null, registryLogLevel: null } }), 'Secret'),
    );
    expect(Object.keys(data)).not.toContain('REGISTRATION_GATE_TIMEOUT_SECONDS');
    expect(Object.keys(data)).not.toContain('REGISTRY_LOG_LEVEL');
  });

  it('reads the chart Secret first, then the existing one, then the references one by one', async () => {
    const { registrationGateOauth2ClientSecret: _secret, ...rest } = oauth2;
    const manifests = await template('registry', {
      app: {
        ...rest,
        existingSecret: 'whole-{{ .Release.Name }}',
        registrationGateOauth2ClientSecretExistingSecret: 'one',
        registryApiKeysExistingSecret: 'callers',
        registryApiKeysExistingSecretKey: 'keys.json',
      },
    });
    const [container] = find(manifests, 'Deployment')['spec'].template.spec.containers;
    expect(container.envFrom).toEqual([{ secretRef: { name: 'release-registry' } }, { secretRef: { name: 'whole-release' } }]);
    expect(container.env).toEqual([
      {
        name: 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET',
        valueFrom: { secretKeyRef: { name: 'one', key: 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET' } },
      },
      { name: 'REGISTRY_API_KEYS', valueFrom: { secretKeyRef: { name: 'callers', key: 'keys.json' } } },
    ]);
  });

  it('meets the restricted Pod Security Standard and mounts no token', async () => {
    const pod = find(await template('registry', {}), 'Deployment')['spec'].template.spec;
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.enableServiceLinks).toBe(false);
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    const [container] = pod.containers;
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.livenessProbe.httpGet).toEqual({ path: '/healthz', port: 'http' });
    expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'http' });
    expect(container.ports).toEqual([{ name: 'http', containerPort: 8080 }]);
    expect(container.env).toBeUndefined();
    expect(pod.volumes.some((volume: object) => 'hostPath' in volume)).toBe(false);
  });

  it('rolls the pod when a setting changes', async () => {
    const checksum = async (app: object): Promise<string> =>
      find(await template('registry', { app }), 'Deployment')['spec'].template.metadata.annotations['checksum/secret'];
    expect(await checksum(oauth2)).toBe(await checksum(oauth2));
    expect(await checksum(oauth2)).not.toBe(await checksum({ ...oauth2, registrationGateOauth2Scope: 'other' }));
  });

  it('keeps the database where it says, and names within 63 characters', async () => {
    const manifests = await template('registry', {
      fullnameOverride: 'n'.repeat(63),
      app: { registryDataDir: '/srv/registry', registryPort: 9000 },
    });
    expect(find(manifests, 'PersistentVolumeClaim').metadata.name).toHaveLength(63);
    const [container] = find(manifests, 'Deployment')['spec'].template.spec.containers;
    expect(container.volumeMounts[0]).toEqual({ name: 'data', mountPath: '/srv/registry' });
    expect(container.ports[0].containerPort).toBe(9000);
    const without = await template('registry', { persistence: { enabled: false }, serviceAccount: { create: false } });
    expect(without.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
    expect(without.map(({ kind }) => kind)).not.toContain('ServiceAccount');
  });

  it.each<[string, object, RegExp]>([
    ['an unknown key', { nope: 1 }, /additional propert.* 'nope'/],
    ['a misspelt key', { registrationGateOAuth2TokenURL: 'x' }, /registrationGateOAuth2TokenURL/],
    [
      'a number for the client id',
      { registrationGateOauth2ClientId: 1234567 },
      /registrationGateOauth2ClientId': got number, want string/,
    ],
    ['a list for the scope', { registrationGateOauth2Scope: ['a'] }, /registrationGateOauth2Scope': got array, want string/],
    ['an unknown auth type', { registrationGateAuthType: 'oauth2' }, /registrationGateAuthType/],
    ['a timeout out of range', { registrationGateTimeoutSeconds: 301 }, /registrationGateTimeoutSeconds/],
    [
      'a timeout out of range, as text',
      { registrationGateTimeoutSeconds: '301' },
      /registrationGateTimeoutSeconds must be from 1 to 300/,
    ],
    ['a timeout with a unit', { registrationGateTimeoutSeconds: '5s' }, /registrationGateTimeoutSeconds/],
    ['a timeout that Helm would read as octal', { registrationGateTimeoutSeconds: '010' }, /registrationGateTimeoutSeconds/],
    ['the gate on without URL', { registrationGateUrl: '' }, /registrationGateUrl/],
    ['no client secret', { registrationGateOauth2ClientSecret: '' }, /registrationGateOauth2ClientSecret/],
    ['a blank client secret', { registrationGateOauth2ClientSecret: '  ' }, /registrationGateOauth2ClientSecret is needed/],
    [
      'literal and reference',
      { registrationGateOauth2ClientSecretExistingSecret: 'x' },
      /registrationGateOauth2ClientSecret and app.registrationGateOauth2ClientSecretExistingSecret are both set/,
    ],
    [
      'literal and whole Secret',
      { existingSecret: 'x' },
      /registrationGateOauth2ClientSecret and app.existingSecret are both set/,
    ],
    ['token URL and issuer', { registrationGateOauth2IssuerUrl: 'https://idp.example.com' }, /registrationGateOauth2TokenUrl/],
    [
      'a URL with a password',
      { registrationGateUrl: 'https://user:CANARY@gate.example.com' },
      /app.registrationGateUrl must be an absolute URL/,
    ],
    ['a port that no container can have', { registryPort: 0 }, /registryPort/],
    [
      'PostgreSQL by value and by reference',
      { registryDatabaseUrl: 'postgres://CANARY@db/registry', registryDatabaseUrlExistingSecret: 'x' },
      /registryDatabaseUrl and app.registryDatabaseUrlExistingSecret are both set/,
    ],
  ])('refuses %s and shows no secret', async (_name, change, expected) => {
    const text = await refusal('registry', { app: { ...oauth2, registrationGateOauth2ClientSecret: 'CANARY', ...change } });
    expect(text).toMatch(expected);
    expect(text).not.toContain('CANARY');
    expect(await refusal('stack', { registry: { app: { ...oauth2, ...change } } })).not.toBe('rendered');
  });

  it('refuses contradictions in full sentences where the schema is skipped, under the path that the user typed', async () => {
    const wrong = { registrationGateEnabled: true, registrationGateMaxRetries: 11 };
    const skip = ['--skip-schema-validation'];
    expect(await refusal('registry', { app: wrong }, skip)).toContain(
      "app.registrationGateUrl is needed when app.registrationGateEnabled is true: give the gate's endpoint",
    );
    const stack = await refusal('stack', { registry: { app: wrong } }, skip);
    expect(stack).toContain('- registry.app.registrationGateUrl is needed');
    expect(stack).toContain('- registry.app.registrationGateMaxRetries must be from 0 to 10');
  });

  it('has names that are text to Kubernetes, whatever they look like', async () => {
    const manifests = await template('registry', { fullnameOverride: '123', nameOverride: 'true' });
    for (const { metadata } of installed(manifests)) {
      expect(metadata.name).toBe('123');
      expect((metadata as { labels?: object }).labels).toMatchObject({ 'app.kubernetes.io/name': 'true' });
    }
  });

  it('gives the pod the time that a decision may take', async () => {
    const grace = async (values: object): Promise<number> =>
      find(await template('registry', values), 'Deployment')['spec'].template.spec.terminationGracePeriodSeconds;
    expect(await grace({})).toBe(60);
    expect(await grace({ app: { registrationGateDeadlineSeconds: '600' } })).toBe(610);
  });

  it('refuses a variable of the settings in extraEnv, and passes others', async () => {
    expect(await refusal('registry', { extraEnv: [{ name: 'REGISTRATION_GATE_URL', value: 'https://x' }] })).toContain(
      'extraEnv sets REGISTRATION_GATE_URL',
    );
    const manifests = await template('registry', { extraEnv: [{ name: 'TZ', value: 'UTC' }] });
    expect(find(manifests, 'Deployment')['spec'].template.spec.containers[0].env).toEqual([{ name: 'TZ', value: 'UTC' }]);
  });

  it('leaves what a whole existing Secret may bring to the start-up', async () => {
    const app = { registrationGateEnabled: true, registrationGateAuthType: 'oauth2_client_credentials', existingSecret: 'all' };
    expect(await refusal('registry', { app })).toBe('rendered');
  });

  it('may be a subchart: global and enabled are let in', async () => {
    expect(await refusal('registry', { global: { any: 1 }, enabled: true })).toBe('rendered');
  });

  it('renders every example', async () => {
    for (const name of readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.yaml'))) {
      const text = readFileSync(join(root, 'examples', name), 'utf8');
      const chart = /^registry:/m.test(text) ? 'stack' : 'registry';
      const manifests = await template(chart, parse(text) as object);
      expect(
        manifests.map(({ kind }) => kind),
        name,
      ).toContain('Deployment');
    }
  });
});

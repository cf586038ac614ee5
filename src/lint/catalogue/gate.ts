import type { LintCode, RuleText } from './rule.ts';

const gate = `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
`;

const token = `  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2TokenUrl: https://idp.example.com/token
  registrationGateOauth2ClientId: mcp-registry
  registrationGateOauth2ClientSecretExistingSecret: registration-gate
`;

/** Rules about the gate, and about settings that need or exclude one another. */
export const gateRules = {
  'required-key': {
    checks:
      'What a choice needs is there: a URL for a gate that is enabled, a credential for its authentication type, an audience for an issuer of callers.',
    why: 'The gate never opens for lack of a setting: the registry would refuse every registration, and the chart refuses to install.',
    fix: 'Set the key, a secret by reference where you can, or take back the choice. With `app.existingSecret` the rule is silent: that Secret may bring the key.',
    bad: { values: 'app:\n  registrationGateEnabled: true\n' },
    good: { values: gate },
  },
  'conflicting-keys': {
    checks: 'The token URL and the issuer URL are not both set.',
    why: 'The issuer is there to find the token URL. Two answers to one question are one too many.',
    fix: 'Keep one of the two.',
    bad: { values: `${gate}${token}  registrationGateOauth2IssuerUrl: https://idp.example.com\n` },
    good: { values: gate + token },
  },
  'reserved-variable': {
    checks: '`extraEnv` names no variable that a key under `app` brings.',
    why: 'A variable that stands twice in a pod has the value of the last one; what the values say about the key would not hold.',
    fix: 'Use the key. For a secret, use its `ExistingSecret` key.',
    bad: { values: `${gate}extraEnv:\n  - name: REGISTRATION_GATE_MODE\n    value: audit\n` },
    good: { values: `${gate}extraEnv:\n  - name: TZ\n    value: UTC\n` },
  },
  'unused-setting': {
    checks:
      'A credential that is set is one that the authentication type uses, and a gate or a database that the stack brings one that the registry uses.',
    why: 'Mostly the type was forgotten: the gate is called without a token, and denies, or takes the registry for anybody.',
    fix: 'Set `registrationGateAuthType`, or drop the credential; in the stack keep one gate and one database.',
    bad: { values: `${gate}  registrationGateOauth2TokenUrl: https://idp.example.com/token\n` },
    good: { values: gate + token },
  },
  'gate-not-enabled': {
    checks: 'Where a gate is configured, `registrationGateEnabled` says whether it is to be asked.',
    why: 'It is off by default. A gate that nobody asks denies nothing.',
    fix: 'Set it to `true`, or to `false` to say that this is meant.',
    bad: { values: gate.replace('  registrationGateEnabled: true\n', '') },
    good: { values: gate },
  },
  'gate-departure': {
    checks:
      'The gate decides about everything: no `audit` mode, all kinds of assets, all operations, and no callers without credentials.',
    why: 'Each of these is right for a while or for a test, and stays longer than meant.',
    fix: 'Take it back, or suppress the rule with the reason.',
    bad: { values: `${gate}  registrationGateAssetTypes: agent,server\n` },
    good: { values: `${gate}  registrationGateAssetTypes: agent,server,skill\n` },
  },
  'audit-in-production': {
    checks:
      'A file that is named for production (`prod`, `production`, `prd` or `live` as a word of its name or of the nearest folder that names an environment) does not set `registrationGateMode` to `audit`.',
    why: 'In audit mode every registration passes, whatever the gate says, and also when it cannot be reached. It is meant for rolling a gate out.',
    fix: 'Set it to `enforce`.',
    bad: { values: { 'values-production.yaml': `${gate}  registrationGateMode: audit\n` } },
    good: { values: { 'values-production.yaml': `${gate}  registrationGateMode: enforce\n` } },
  },
  'gate-is-token-url': {
    checks:
      '`registrationGateUrl` is not the token URL or the issuer, nor the token endpoint of a provider that is known by its addresses.',
    why: 'A provider answers a registration with an error, so that none passes, and gets to read all of them.',
    fix: 'Give the endpoint of the gate.',
    bad: { values: (gate + token).replace('https://gate.example.com/check', 'https://idp.example.com/token') },
    good: { values: gate + token },
  },
  'deadline-too-short': {
    checks:
      'The deadline leaves time for the token and one gate call, each with its whole timeout. It is for your information when the waits before the retries alone take longer than the deadline.',
    why: 'A provider or gate that is slow within its timeout would still fail, with an error that names neither. Retries that can never happen promise what is not kept.',
    fix: 'Raise `registrationGateDeadlineSeconds`, or shorten the timeouts.',
    bad: { values: `${gate}${token}  registrationGateTimeoutSeconds: 30\n` },
    good: { values: `${gate}${token}  registrationGateTimeoutSeconds: 30\n  registrationGateDeadlineSeconds: 60\n` },
  },
} satisfies Partial<Record<LintCode, RuleText>>;

import type { LintCode, RuleText } from './rule.ts';

/** A gate with OAuth2, all but the secret. */
const gate = `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2TokenUrl: https://idp.example.com/oauth2/token
  registrationGateOauth2ClientId: registry
`;

const withReference = `${gate}  registrationGateOauth2ClientSecretExistingSecret: registration-gate\n`;

/** Rules about secrets: where they stand, and what stands in their place. */
export const secretRules = {
  'secret-in-git': {
    checks:
      'No secret stands in a values file that git tracks. A reference that a pipeline resolves (`${NAME}`, `ref+vault://...`, `<path:...#key>`, `vault:...`) and what is encrypted (SOPS, Ansible Vault) are no secrets; nor is the digest of an API key.',
    why: "Everybody who may read the repository has the secret, for as long as git's history exists.",
    fix: 'Make a Secret in the cluster and name it in the key that ends in `ExistingSecret`. Then replace the secret where it was issued: taking it out of the file does not take it out of the history.',
    bad: { values: `${gate}  registrationGateOauth2ClientSecret: 7bVq-31xT-94Lm-c2Rk\n`, tracked: true },
    good: { values: withReference, tracked: true },
  },
  'placeholder-secret': {
    checks:
      'No secret is a placeholder: `changeme`, `your-client-secret`, `<secret>`, `{secret}`, `xxxx`, `TODO`, a key of zeros and their like.',
    why: 'The identity provider refuses it at best. At worst it is accepted, and everybody can guess it.',
    fix: 'Put the real secret into a Secret of the cluster and name that.',
    bad: { values: `${gate}  registrationGateOauth2ClientSecret: your-client-secret\n` },
    good: { values: withReference },
  },
  'secret-in-plain-key': {
    checks:
      'No setting that is shown holds what looks like a secret: a JSON Web Token, a private key, a token of GitHub, GitLab, Slack or AWS, a client secret of Entra ID, a parameter of a URL or of the token request whose name says so; and no `extraEnv` has a secret as its `value` (a warning).',
    why: 'Settings that are no secrets are shown in logs, in status pages and by `gatectl`.',
    fix: 'Move it to the setting that takes secrets, or use `valueFrom.secretKeyRef`. Replace it where it was issued.',
    bad: { values: 'app:\n  registrationGateUrl: https://gate.example.com/check?token=4f9d2c7b81e6a05d3c\n' },
    good: { values: withReference },
  },
  'literal-and-reference': {
    checks: 'A secret is given as a value or by reference, not both. Beside `existingSecret` no secret is given as a value.',
    why: 'The chart refuses both together, since the reference would win without a word.',
    fix: 'Keep one of the two, the reference where you can.',
    bad: { values: `${withReference}  registrationGateOauth2ClientSecret: 7bVq-31xT-94Lm-c2Rk\n` },
    good: { values: withReference },
  },
  'secret-whitespace': {
    checks: 'No secret begins or ends with white space or a line break, PEM texts and lists of API keys apart.',
    why: 'The line break of a block scalar (`|`) or of a file (`--set-file`) becomes part of the secret, and the identity provider answers `invalid_client`.',
    fix: 'Use `|-` in place of `|`, or paste the secret again without.',
    bad: { values: `${gate}  registrationGateOauth2ClientSecret: |\n    7bVq-31xT-94Lm-c2Rk\n` },
    good: { values: `${gate}  registrationGateOauth2ClientSecret: |-\n    7bVq-31xT-94Lm-c2Rk\n` },
  },
  'database-encryption': {
    checks:
      'The address of the database, where it stands in the values, asks for a connection that is encrypted and checks who answers (`sslmode=verify-full` or `verify-ca`). On the machine itself that is not needed; within the cluster, and for `sslmode=require`, it is for your information.',
    why: 'The database holds owners, cards and sealed secrets. Who reads along reads all of that; who can redirect the connection gets the registrations, too.',
    fix: 'Add `sslmode=verify-full`. Where the certificate is from a CA of your own, mount it and add `sslrootcert=/path/of/ca.pem`.',
    bad: { values: 'app:\n  registryDatabaseUrl: postgres://registry@db.example.com/registry\n' },
    good: { values: 'app:\n  registryDatabaseUrl: postgres://registry@db.example.com/registry?sslmode=verify-full\n' },
  },
} satisfies Partial<Record<LintCode, RuleText>>;

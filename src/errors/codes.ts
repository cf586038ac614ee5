/**
 * Every code that a person or a program can meet, in one place: findings (kebab-case) of the settings,
 * the linter and gatectl, and problems (snake_case) of the registry's HTTP API. `docs/errors.md` is generated from it.
 *
 * @module
 */

/** How much a finding matters: an `error` fails the command, a `warning` only beyond `--max-warnings`. */
export type Severity = 'error' | 'warning' | 'info';

interface FindingDefinition {
  readonly severity: Severity;
  /** What is wrong, in a few words. */
  readonly title: string;
}

interface ProblemDefinition {
  /** HTTP status of the answer. */
  readonly status: number;
  /** RFC 9457 `title`: the same for every occurrence. */
  readonly title: string;
}

/** Codes of findings: what gatectl reports, and what the registry logs about its settings. */
export const findingCodes = {
  'yaml-syntax': { severity: 'error', title: 'The file is not YAML that Helm can read' },
  'yaml-trap': { severity: 'warning', title: 'Helm reads the value differently from how it looks' },
  'boolean-word': { severity: 'warning', title: 'Helm reads a word such as yes or on as true or false' },
  'number-form': { severity: 'warning', title: 'The number is written in a form that readers of YAML take differently' },
  'ambiguous-text': { severity: 'info', title: 'Other readers of YAML take this text for something else' },
  'null-value': { severity: 'warning', title: 'A null takes the default away' },
  'template-in-value': { severity: 'warning', title: 'Helm does not run templates in values' },
  'container-text': { severity: 'warning', title: 'The container gets another text than the one that was written' },
  'duplicate-key': { severity: 'warning', title: 'The key stands twice; Helm takes the last one, silently' },
  'unknown-key': { severity: 'error', title: 'No setting has this name' },
  'wrong-depth': { severity: 'error', title: 'The key stands at the wrong depth' },
  'wrong-chart': { severity: 'error', title: 'The keys stand where another chart has them' },
  'upstream-key': { severity: 'error', title: "The keys belong to the upstream registry's charts and have no use here" },
  'wrong-type': { severity: 'error', title: 'The value is of the wrong type' },
  'wrong-value': { severity: 'error', title: 'The value is not one that the setting takes' },
  'unsafe-url': { severity: 'error', title: 'The URL is malformed or unsafe' },
  'plain-http': { severity: 'warning', title: 'The URL sends its data unencrypted' },
  'cluster-http': { severity: 'info', title: 'The URL is unencrypted within the cluster' },
  'url-query': { severity: 'info', title: 'The URL has a query' },
  'database-encryption': { severity: 'warning', title: 'The connection to the database can be read or redirected' },
  'required-key': { severity: 'error', title: 'A setting that the others call for is missing' },
  'conflicting-keys': { severity: 'error', title: 'Two settings contradict each other' },
  'literal-and-reference': { severity: 'error', title: 'A secret is given both as a value and by reference' },
  'reserved-variable': { severity: 'error', title: 'A variable of the settings is set through extraEnv' },
  'gate-departure': { severity: 'warning', title: 'The gate does not decide about everything' },
  'unused-setting': { severity: 'warning', title: 'The setting is not used by the others' },
  'gate-not-enabled': { severity: 'warning', title: 'The gate is configured but not switched on' },
  'secret-whitespace': { severity: 'warning', title: 'The secret begins or ends with white space' },
  'secret-in-git': { severity: 'error', title: 'A secret stands in a file that git tracks' },
  'placeholder-secret': { severity: 'error', title: 'The secret is a placeholder' },
  'secret-in-plain-key': { severity: 'error', title: 'A setting that is shown holds what looks like a secret' },
  'issuer-as-token-url': { severity: 'error', title: 'The token URL is an issuer or a discovery document' },
  'entra-shared-tenant': { severity: 'error', title: 'Client credentials need a tenant of their own in Entra ID' },
  'entra-default-scope': { severity: 'error', title: 'A scope of Entra ID must end in /.default' },
  'entra-one-resource': { severity: 'error', title: 'A scope of Entra ID may name one API only' },
  'entra-resource': { severity: 'error', title: "Entra ID's v1 endpoint needs a resource, its v2.0 endpoint a scope" },
  'entra-secret-id': { severity: 'warning', title: 'The client secret looks like the id of a secret' },
  'okta-org-server': { severity: 'warning', title: "Okta's org authorization server makes tokens for Okta alone" },
  'auth0-audience': { severity: 'error', title: 'Auth0 needs an audience' },
  'keycloak-path': { severity: 'info', title: "Keycloak's path begins with /auth, as it did before version 17" },
  'scope-list': { severity: 'warning', title: 'Scopes are separated by spaces' },
  'gate-is-token-url': { severity: 'error', title: "The gate's URL is the identity provider's" },
  'deadline-too-short': { severity: 'warning', title: 'The deadline ends before the timeouts do' },
  'audit-in-production': { severity: 'error', title: 'A file named for production does not enforce the gate' },
  'weakened-setting': { severity: 'warning', title: 'A later source makes a setting weaker' },
  'repeated-setting': { severity: 'info', title: 'A later source sets the same value again' },
  'replaced-list': { severity: 'info', title: 'A later source replaces a list' },
  'unused-suppression': { severity: 'warning', title: 'A suppression suppresses nothing' },
  'invalid-suppression': { severity: 'error', title: 'A suppression lacks its reason or names no rule' },
  'set-argument': { severity: 'error', title: 'The --set argument cannot be read' },
  'helm-refuses': { severity: 'error', title: 'Helm would refuse these values' },
  'table-conflict': { severity: 'warning', title: 'The key is a map in one place and none in another; Helm drops one' },
  'helm-versions-differ': { severity: 'warning', title: 'Helm versions read these values differently' },
  'dialect-cannot-carry': { severity: 'error', title: 'The .env dialect cannot carry the value' },
} as const satisfies Record<string, FindingDefinition>;

/** Code of a finding. */
export type FindingCode = keyof typeof findingCodes;

/** Codes of the registry's problem answers (RFC 9457). */
export const problemCodes = {
  bad_request: { status: 400, title: 'The request cannot be read' },
  no_changes: { status: 400, title: 'The request changes nothing' },
  no_callers_configured: { status: 401, title: 'The registry has no callers configured' },
  unauthenticated: { status: 401, title: 'Credentials are missing or not valid' },
  forbidden: { status: 403, title: 'The caller may not do this' },
  gate_denied: { status: 403, title: 'The registration gate denied the registration' },
  not_found: { status: 404, title: 'There is no such thing here' },
  method_not_allowed: { status: 405, title: 'The path does not take this method' },
  asset_exists: { status: 409, title: 'The asset is registered already' },
  asset_changed: { status: 409, title: 'The asset was changed by another request meanwhile' },
  name_taken: { status: 409, title: 'Another server has the name' },
  version_exists: { status: 409, title: 'The version is published already' },
  too_many_versions: { status: 409, title: 'The server has as many versions as it may have' },
  published_server: { status: 409, title: 'The server is changed by publishing' },
  registered_server: { status: 409, title: 'The server is changed under the path that it is registered under' },
  version_mismatch: { status: 412, title: 'The asset has another version' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  invalid_asset: { status: 422, title: 'The asset is not valid' },
  card_holds_secret: { status: 422, title: 'The card holds a secret that cannot be sealed' },
  rate_limited: { status: 429, title: 'The caller sends too many requests' },
  internal_error: { status: 500, title: 'The registry failed' },
  gate_misconfigured: { status: 503, title: 'The registration gate is not configured correctly' },
  gate_token_unavailable: { status: 503, title: 'No access token for the registration gate can be had' },
  gate_unavailable: { status: 503, title: 'The registration gate cannot be reached' },
  gate_rejected_token: { status: 503, title: 'The registration gate does not accept the token' },
  gate_bad_response: { status: 503, title: "The registration gate's answer is not one it may give" },
  gate_overloaded: { status: 503, title: 'Too many registrations wait for the gate' },
  callers_unavailable: { status: 503, title: 'Callers cannot be authenticated at the moment' },
  store_unavailable: { status: 503, title: 'The database cannot be used' },
  shutting_down: { status: 503, title: 'The registry is stopping' },
} as const satisfies Record<string, ProblemDefinition>;

/** Code of a problem answer. */
export type ProblemCode = keyof typeof problemCodes;

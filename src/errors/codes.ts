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
  'yaml-trap': { severity: 'warning', title: 'Helm reads the value otherwise than it looks' },
  'duplicate-key': { severity: 'warning', title: 'The key stands twice; Helm takes the last one, silently' },
  'unknown-key': { severity: 'error', title: 'No setting has this name' },
  'wrong-type': { severity: 'error', title: 'The value is of the wrong type' },
  'wrong-value': { severity: 'error', title: 'The value is not one that the setting takes' },
  'unsafe-url': { severity: 'error', title: 'The URL is malformed or unsafe' },
  'plain-http': { severity: 'warning', title: 'The URL sends its data unencrypted' },
  'cluster-http': { severity: 'info', title: 'The URL is unencrypted within the cluster' },
  'url-query': { severity: 'info', title: 'The URL has a query' },
  'required-key': { severity: 'error', title: 'A setting that the others call for is missing' },
  'conflicting-keys': { severity: 'error', title: 'Two settings contradict each other' },
  'unavailable-key': { severity: 'error', title: 'The setting has no effect in this version' },
  'literal-and-reference': { severity: 'error', title: 'A secret is given both as a value and by reference' },
  'reserved-variable': { severity: 'error', title: 'A variable of the settings is set through extraEnv' },
  'gate-departure': { severity: 'warning', title: 'The gate does not decide about everything' },
  'unused-setting': { severity: 'warning', title: 'The setting is not used by the others' },
  'gate-not-enabled': { severity: 'warning', title: 'The gate is configured but not switched on' },
  'secret-whitespace': { severity: 'warning', title: 'The secret begins or ends with white space' },
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
  no_callers_configured: { status: 401, title: 'The registry has no callers configured' },
  unauthenticated: { status: 401, title: 'Credentials are missing or not valid' },
  forbidden: { status: 403, title: 'The caller may not do this' },
  gate_denied: { status: 403, title: 'The registration gate denied the registration' },
  not_found: { status: 404, title: 'There is no such thing here' },
  method_not_allowed: { status: 405, title: 'The path does not take this method' },
  asset_exists: { status: 409, title: 'The asset is registered already' },
  asset_changed: { status: 409, title: 'The asset was changed by another request meanwhile' },
  version_mismatch: { status: 412, title: 'The asset has another version' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  invalid_asset: { status: 422, title: 'The asset is not valid' },
  card_holds_secret: { status: 422, title: 'The card holds a secret that cannot be sealed' },
  rate_limited: { status: 429, title: 'The caller sends too many requests' },
  internal_error: { status: 500, title: 'The registry failed' },
  gate_misconfigured: { status: 503, title: 'The registration gate is not configured rightly' },
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

// Generated from schema/ by "gatectl generate"; edits are lost.
import type { Secret } from '../secret.ts';

/**
 * Settings of the registry.
 */
export interface AppSettings {
  /**
   * `REGISTRATION_GATE_ENABLED`: Master switch of the registration gate. When it is true, no agent, server or skill is stored before the gate has allowed it. True without a valid registrationGateUrl is an error, never "disabled".
   */
  registrationGateEnabled: boolean;
  /**
   * `REGISTRATION_GATE_URL`: Endpoint of the gate; the registry sends it a POST before each registration and update. Needed when registrationGateEnabled is true. https, or http to a host inside the cluster.
   */
  registrationGateUrl: string;
  /**
   * `REGISTRATION_GATE_AUTH_TYPE`: How the registry authenticates to the gate: none, api_key (a fixed key in a header), bearer (a fixed token), or oauth2_client_credentials (a fresh access token from the identity provider before each decision, RFC 6749 section 4.4).
   */
  registrationGateAuthType: 'none' | 'api_key' | 'bearer' | 'oauth2_client_credentials';
  /**
   * `REGISTRATION_GATE_AUTH_CREDENTIAL`: The fixed key or token for the authentication types api_key and bearer; needed for them, unused for the others.
   */
  registrationGateAuthCredential: Secret;
  /**
   * `REGISTRATION_GATE_AUTH_HEADER_NAME`: Name of the header that carries the key when registrationGateAuthType is api_key. Not Host, Content-*, a hop-by-hop header or a header the registry sets itself.
   */
  registrationGateAuthHeaderName: string;
  /**
   * `REGISTRATION_GATE_TIMEOUT_SECONDS`: Seconds that one attempt to call the gate may take, answer included.
   */
  registrationGateTimeoutSeconds: number;
  /**
   * `REGISTRATION_GATE_MAX_RETRIES`: How many more attempts follow a first gate call that failed for a passing reason (network, timeout, 408, 429, 5xx). Waits start at 0.5 seconds and double, with jitter.
   */
  registrationGateMaxRetries: number;
  /**
   * `REGISTRATION_GATE_DEADLINE_SECONDS`: Seconds that one decision may take in all: waiting for a place, the token, every attempt and the waits between them.
   */
  registrationGateDeadlineSeconds: number;
  /**
   * `REGISTRATION_GATE_MODE`: enforce stores nothing that the gate has not allowed. audit calls the gate and records its decision but lets everything pass, failures included; meant for rolling a gate out, and warned of at every start.
   */
  registrationGateMode: 'enforce' | 'audit';
  /**
   * `REGISTRATION_GATE_ASSET_TYPES`: Which kinds of asset the gate is asked about, separated by commas. Fewer than all three is warned of at every start.
   */
  registrationGateAssetTypes: readonly string[];
  /**
   * `REGISTRATION_GATE_OPERATIONS`: Which operations the gate is asked about, separated by commas. Fewer than both is warned of at every start.
   */
  registrationGateOperations: readonly string[];
  /**
   * `REGISTRATION_GATE_MAX_CONCURRENCY`: How many decisions may be in flight at once; more wait in a queue.
   */
  registrationGateMaxConcurrency: number;
  /**
   * `REGISTRATION_GATE_MAX_QUEUE`: How many decisions may wait for a place; one more is answered 503 gate_overloaded at once. The wait counts towards registrationGateDeadlineSeconds.
   */
  registrationGateMaxQueue: number;
  /**
   * `REGISTRATION_GATE_REQUIRE_EXPLICIT_ALLOW`: When true, a 200 from the gate allows only with a JSON body that says "status": "allowed" or "allowed": true. Protects against a login page or proxy that answers 200 in the gate's place.
   */
  registrationGateRequireExplicitAllow: boolean;
  /**
   * `REGISTRATION_GATE_SIGNING_KEYS`: Standard Webhooks keys (whsec_ and base64 of 24 to 64 bytes), several separated by spaces while they are rotated. When set, every gate call carries webhook-id, webhook-timestamp and webhook-signature.
   */
  registrationGateSigningKeys: Secret;
  /**
   * `REGISTRATION_GATE_STARTUP_CHECK`: What the registry does at start beyond logging what is wrong with the gate's settings: warn tries one token acquisition and logs a failure, require refuses to start on a failure or a wrong setting, off tries nothing.
   */
  registrationGateStartupCheck: 'warn' | 'require' | 'off';
  /**
   * `REGISTRATION_GATE_OAUTH2_TOKEN_URL`: Token endpoint of the identity provider. Needed for oauth2_client_credentials unless registrationGateOauth2IssuerUrl is set; both together are an error.
   */
  registrationGateOauth2TokenUrl: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_ISSUER_URL`: Issuer whose token endpoint is found by discovery (OpenID Connect first, then RFC 8414), instead of registrationGateOauth2TokenUrl. Cognito needs this one.
   */
  registrationGateOauth2IssuerUrl: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_CLIENT_ID`: Client id of the registry at the identity provider. Needed for oauth2_client_credentials. Quote it when it consists of digits.
   */
  registrationGateOauth2ClientId: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_CLIENT_SECRET`: Client secret of the registry at the identity provider. Needed for the client authentication methods client_secret_post and client_secret_basic. For Entra ID the secret's value, not its id.
   */
  registrationGateOauth2ClientSecret: Secret;
  /**
   * `REGISTRATION_GATE_OAUTH2_SCOPE`: Scope of the token, several separated by spaces; sent only when set. Entra ID needs api://<app id>/.default, Okta at least one custom scope.
   */
  registrationGateOauth2Scope: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_AUDIENCE`: The audience form parameter of the token request; sent only when set. Auth0 requires it.
   */
  registrationGateOauth2Audience: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_RESOURCE`: The resource form parameter of the token request (RFC 8707); sent only when set. Entra ID v2.0 refuses it.
   */
  registrationGateOauth2Resource: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS`: More form parameters of the token request, as a=b&c=d in form encoding. May not name one that the registry sends already.
   */
  registrationGateOauth2ExtraParams: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD`: How the registry authenticates to the token endpoint: its secret in the form (client_secret_post) or in a Basic header (client_secret_basic, encoded as RFC 6749 section 2.3.1 says), a JWT signed with its key (private_key_jwt, RFC 7523), or a JWT that the platform keeps in a file (federated_token).
   */
  registrationGateOauth2ClientAuthMethod: 'client_secret_post' | 'client_secret_basic' | 'private_key_jwt' | 'federated_token';
  /**
   * `REGISTRATION_GATE_OAUTH2_PRIVATE_KEY`: Private key in PEM (PKCS#8) that signs the assertion; needed for private_key_jwt.
   */
  registrationGateOauth2PrivateKey: Secret;
  /**
   * `REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID`: Key id (kid) in the assertion's header, for private_key_jwt; sent only when set.
   */
  registrationGateOauth2PrivateKeyId: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_CERTIFICATE`: Certificate in PEM whose SHA-256 thumbprint becomes x5t#S256 in the assertion's header, for private_key_jwt; Entra ID needs it.
   */
  registrationGateOauth2Certificate: Secret;
  /**
   * `REGISTRATION_GATE_OAUTH2_SIGNING_ALG`: Signature algorithm of the assertion, for private_key_jwt. Empty picks by key: PS256 for RSA with a certificate, RS256 for RSA without, ES256 for P-256.
   */
  registrationGateOauth2SigningAlg: '' | 'RS256' | 'PS256' | 'ES256';
  /**
   * `REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE`: Audience (aud) of the assertion, for private_key_jwt. Empty means the token endpoint.
   */
  registrationGateOauth2AssertionAudience: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE`: File with the platform's JWT for federated_token, read anew for each token. Empty falls back to AZURE_FEDERATED_TOKEN_FILE.
   */
  registrationGateOauth2FederatedTokenFile: string;
  /**
   * `REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS`: Seconds that getting one token may take, discovery and answer included.
   */
  registrationGateOauth2TimeoutSeconds: number;
  /**
   * `REGISTRATION_GATE_OAUTH2_TOKEN_CACHE`: off gets a fresh token before each decision. on reuses a token until a quarter of its life (10 to 60 seconds) is left; one without expires_in is never reused.
   */
  registrationGateOauth2TokenCache: 'off' | 'on';
  /**
   * `REGISTRATION_GATE_CA_FILE`: File with more trusted certificate authorities (PEM) for the gate and token calls, added to those the platform trusts.
   */
  registrationGateCaFile: string;
  /**
   * `REGISTRY_HOST`: Address on which the registry listens. The image listens on all (0.0.0.0).
   */
  registryHost: string;
  /**
   * `REGISTRY_PORT`: TCP port on which the registry listens; 0 takes a free one.
   */
  registryPort: number;
  /**
   * `REGISTRY_DATA_DIR`: Folder of the embedded SQLite database, which is used when registryDatabaseUrl is empty; made when it is missing. The image uses /data.
   */
  registryDataDir: string;
  /**
   * `REGISTRY_DATABASE_URL`: Address of a PostgreSQL database, version 15 or newer, as libpq reads it: postgres://user:password@host:5432/database?sslmode=verify-full. Needed for more than one replica. Empty stores in SQLite, in registryDataDir. A file is read anew for each new connection.
   */
  registryDatabaseUrl: Secret;
  /**
   * `REGISTRY_API_KEYS`: API keys of the callers, as a JSON list: [{"key" or "key_sha256" (hex), "name", "groups": [...]}]. Without callers, and without registryAllowAnonymous, every call is refused.
   */
  registryApiKeys: Secret;
  /**
   * `REGISTRY_OIDC_ISSUER_URL`: Issuer whose JWTs callers may present; needs registryOidcAudience.
   */
  registryOidcIssuerUrl: string;
  /**
   * `REGISTRY_OIDC_AUDIENCE`: Audience (aud) that a caller's JWT must name; needed with registryOidcIssuerUrl.
   */
  registryOidcAudience: string;
  /**
   * `REGISTRY_OIDC_GROUPS_CLAIM`: Claim of a caller's JWT that lists the caller's groups.
   */
  registryOidcGroupsClaim: string;
  /**
   * `REGISTRY_ADMIN_GROUP`: Group whose members may change every asset and use /api/gate/*.
   */
  registryAdminGroup: string;
  /**
   * `REGISTRY_REGISTER_GROUP`: Group whose members (and the admins) may register. Empty lets every known caller register.
   */
  registryRegisterGroup: string;
  /**
   * `REGISTRY_ALLOW_ANONYMOUS`: What a caller without credentials may do: none, read, or all (read and register; never /api/gate/*). Anything but none is warned of at every start.
   */
  registryAllowAnonymous: 'none' | 'read' | 'all';
  /**
   * `REGISTRY_ENCRYPTION_KEY`: Keys that seal the secrets inside asset cards, as kid:base64 of 32 bytes, several separated by commas; the first one seals, the others are kept for opening what they sealed. Without a key a card that holds a secret is refused.
   */
  registryEncryptionKey: Secret;
  /**
   * `REGISTRY_NAMESPACE`: Reverse-DNS namespace under which servers registered on the upstream paths appear in /v0.1 (the official MCP registry API): /docs as local.registry/docs. Changed, their names change with the next start.
   */
  registryNamespace: string;
  /**
   * `REGISTRY_RATE_LIMIT_PER_MINUTE`: Requests per minute that one caller may send, and that fail to say who the caller is from one address; 0 sets no limit.
   */
  registryRateLimitPerMinute: number;
  /**
   * `REGISTRY_AUDIT_RETENTION_DAYS`: Days after which the record of a decision is deleted; 0 keeps it for ever.
   */
  registryAuditRetentionDays: number;
  /**
   * `REGISTRY_LOG_LEVEL`: Least severe level that is logged.
   */
  registryLogLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /**
   * `REGISTRATION_WEBHOOK_URL`: Endpoint that is notified by POST after an asset was registered, updated or deleted; at least once for each change, in the background. Empty notifies nobody.
   */
  registrationWebhookUrl: string;
  /**
   * `REGISTRATION_WEBHOOK_AUTH_HEADER`: Header of the notification that carries registrationWebhookAuthToken; Authorization gets Bearer before the token.
   */
  registrationWebhookAuthHeader: string;
  /**
   * `REGISTRATION_WEBHOOK_AUTH_TOKEN`: Token sent with each notification; sent only when set.
   */
  registrationWebhookAuthToken: Secret;
  /**
   * `REGISTRATION_WEBHOOK_TIMEOUT_SECONDS`: Seconds that one attempt at a notification may take.
   */
  registrationWebhookTimeoutSeconds: number;
  /**
   * `REGISTRATION_WEBHOOK_SIGNING_SECRET`: Secret that signs each notification: Standard Webhooks keys (whsec_ and base64, several separated by spaces while they are rotated), or any other text. Unsigned when empty.
   */
  registrationWebhookSigningSecret: Secret;
  /**
   * `REGISTRATION_ENFORCED_STATUS`: Status that every new asset must start with. Empty sets no rule.
   */
  registrationEnforcedStatus: string;
  /**
   * `HTTPS_PROXY`: Proxy for calls to https addresses. The platform's own variable.
   */
  httpsProxy: string;
  /**
   * `NO_PROXY`: Hosts that are called without the proxy, separated by commas; a range of addresses is written first-last, CIDR is not understood. The platform's own variable.
   */
  noProxy: string;
  /**
   * `NODE_EXTRA_CA_CERTS`: File with more trusted certificate authorities (PEM) for every call the process makes. The platform's own variable.
   */
  nodeExtraCaCerts: string;
  /**
   * `OTEL_EXPORTER_OTLP_ENDPOINT`: Where OpenTelemetry traces are sent: a collector that takes OTLP over HTTP, usually at port 4318; /v1/traces is added. Empty sends none, and loads nothing for it. The platform's own variable.
   */
  otelExporterOtlpEndpoint: string;
}

/**
 * Settings of the policy gate.
 */
export interface PolicyGateSettings {
  /**
   * `POLICY_GATE_HOST`: Address on which the policy gate listens.
   */
  policyGateHost: string;
  /**
   * `POLICY_GATE_PORT`: TCP port on which the policy gate listens; 0 takes a free one.
   */
  policyGatePort: number;
  /**
   * `POLICY_GATE_ISSUER_URL`: Issuer of the tokens; must equal their iss claim. Its keys are found by discovery unless policyGateJwksUrl is set. Always needed.
   */
  policyGateIssuerUrl: string;
  /**
   * `POLICY_GATE_JWKS_URL`: Address of the issuer's public keys (JWKS), when discovery is not wanted.
   */
  policyGateJwksUrl: string;
  /**
   * `POLICY_GATE_AUDIENCE`: Audience (aud) that a token must name, several accepted ones separated by commas. Always needed.
   */
  policyGateAudience: readonly string[];
  /**
   * `POLICY_GATE_ALLOWED_CLIENTS`: Client ids that may call, separated by commas; compared with the token's azp, appid or client_id. Always needed: an empty list would open the gate to every client of the issuer.
   */
  policyGateAllowedClients: readonly string[];
  /**
   * `POLICY_GATE_ALLOWED_TENANTS`: Tenant ids (tid) that may call, separated by commas. Empty checks no tenant.
   */
  policyGateAllowedTenants: readonly string[];
  /**
   * `POLICY_GATE_REQUIRED_ROLES`: Application roles of which a token must hold at least one in its roles claim, separated by commas. Empty checks no role.
   */
  policyGateRequiredRoles: readonly string[];
  /**
   * `POLICY_GATE_POLICY_FILE`: The policy: a JSON or YAML file with one JSON Schema per asset type. Always needed.
   */
  policyGatePolicyFile: string;
  /**
   * `POLICY_GATE_CA_FILE`: File with more trusted certificate authorities (PEM) for fetching the issuer's keys.
   */
  policyGateCaFile: string;
  /**
   * `POLICY_GATE_LOG_LEVEL`: Least severe level that is logged.
   */
  policyGateLogLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

/**
 * What Entra ID wants to be asked for: its v2.0 endpoint a scope, its v1 endpoint a resource.
 *
 * @module
 */
import { type Advice, type ClientConfiguration, clientKeys } from './client.ts';
import { splitScopes } from './scope-list.ts';

const DEFAULT_SCOPE = /\/\.default$/i;

/** The APIs that scopes name. */
function apisOf(scopes: readonly string[]): string[] {
  const exact = scopes.every((scope) => DEFAULT_SCOPE.test(scope));
  // Where an App ID URI ends and a permission begins cannot be told without /.default.
  const apis = scopes.map((scope) =>
    exact ? scope.replace(DEFAULT_SCOPE, '') : /^([a-z][a-z0-9+.-]*:\/\/)?[^/]+(?=\/)/i.exec(scope)?.[0],
  );
  return apis.filter((api) => api !== undefined).map((api) => api.toLowerCase());
}

const DEFAULT_SCOPE_HINT = "set it to the App ID URI of the gate's API with /.default behind it, as in api://<app id>/.default";

function adviseV2({ parameters, complete }: ClientConfiguration): Advice[] {
  const scope = parameters.get('scope');
  const resource = parameters.get('resource');
  const advice: Advice[] = [];
  if (scope === undefined && complete) {
    advice.push({
      code: 'entra-default-scope',
      key: clientKeys.scope,
      message: "is needed: Entra ID's v2.0 endpoint gives no token without a scope",
      hint: DEFAULT_SCOPE_HINT,
    });
  }
  if (scope !== undefined) {
    const scopes = splitScopes(scope.value);
    if (scopes.some((one) => !DEFAULT_SCOPE.test(one))) {
      advice.push({
        code: 'entra-default-scope',
        key: scope.key,
        message: 'holds a scope that does not end in /.default, the only one that client credentials may ask for',
        hint: DEFAULT_SCOPE_HINT,
      });
    }
    if (new Set(apisOf(scopes)).size > 1) {
      advice.push({
        code: 'entra-one-resource',
        key: scope.key,
        message: 'holds scopes of more than one API, and a token is for one',
        hint: "keep the scope of the gate's API alone, as in api://<app id>/.default",
      });
    }
  }
  if (resource !== undefined) {
    advice.push({
      code: 'entra-resource',
      severity: 'warning',
      key: resource.key,
      message: "brings a resource, which Entra ID's v2.0 endpoint refuses (AADSTS901002)",
      hint: 'drop it: the scope names the API',
    });
  }
  return advice;
}

function adviseV1({ parameters, complete }: ClientConfiguration): Advice[] {
  if (!complete || parameters.has('resource')) return [];
  return [
    {
      code: 'entra-resource',
      key: clientKeys.resource,
      message: "is needed: Entra ID's v1 endpoint takes a resource and no scope",
      hint: `set it to the App ID URI of the gate's API, or use the v2.0 endpoint (https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token) with ${clientKeys.scope}`,
    },
  ];
}

/** Advice about scope and resource; none when the endpoint's version cannot be told. */
export function adviseScope(client: ClientConfiguration, version: 1 | 2 | undefined): Advice[] {
  if (version === undefined) return [];
  return version === 1 ? adviseV1(client) : adviseV2(client);
}

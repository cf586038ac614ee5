/**
 * The description of the API in OpenAPI 3.1, made from the table of routes: who may use a route comes from its permission,
 * its errors from the codes, its bodies from the kinds of assets.
 *
 * @module
 */
import type { ProblemCode } from '../../errors/codes.ts';
import { VERSION } from '../../settings/version.ts';
import { permissionOf } from '../admission.ts';
import { type Route, routes } from '../routes/table.ts';
import type { AnswerDescription, Operation, Parameter } from './operation.ts';
import { describeRoute, namedSchemas } from './operations.ts';
import { problemAnswers, problemSchemas } from './problems.ts';

const HEADERS = {
  'X-Request-Id': 'Names the request in the log and at the gate: the one that was sent, when it could be taken.',
  ETag: "The asset's version, for If-Match.",
  Location: 'Where the asset is read.',
  'WWW-Authenticate': 'How to authenticate (RFC 9110 section 11.6.1).',
  'Retry-After': 'Seconds after which to try again.',
} as const;

const DESCRIPTION =
  'Agents, servers and skills, each write of which a registration gate decides. Errors are problem+json (RFC 9457). ' +
  'Who may do what follows from the groups of the caller; `REGISTRY_ALLOW_ANONYMOUS` can let callers without credentials read, or register. ' +
  'A body has at most 1 MiB, 32 levels, 10,000 members, whose paths have 2 Mi characters together.';

/** The way that OpenAPI writes a path: `*` is the path of an asset. */
const templateOf = (url: string): string => url.replace(/\*$/, '{path}').replaceAll(/:(\w+)/g, '{$1}');

const operationId = ({ method, url }: Route): string =>
  `${method.toLowerCase()}${templateOf(url).replaceAll(/[^A-Za-z0-9]+(.?)/g, (_, letter: string) => `_${letter}`)}`.replace(
    /_$/,
    '',
  );

/** Problems that every route of a permission can end with before its handler does anything. */
function admissionProblems(route: Route): ProblemCode[] {
  const permission = permissionOf(route);
  if (permission === null) return [];
  if (permission === 'anybody') return ['rate_limited', 'shutting_down'];
  return [
    'no_callers_configured',
    'unauthenticated',
    ...(permission === 'read' ? [] : (['forbidden'] as const)),
    'rate_limited',
    'callers_unavailable',
    'store_unavailable',
    'shutting_down',
  ];
}

const answer = ({ description, content, headers = [] }: AnswerDescription): object => ({
  description,
  headers: Object.fromEntries(['X-Request-Id', ...headers].map((name) => [name, { $ref: `#/components/headers/${name}` }])),
  ...(content !== undefined && {
    content: Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }])),
  }),
});

/** True for what needs no credential. */
const isPublic = (route: Route): boolean => [null, 'anybody'].includes(permissionOf(route));

/** An empty parameter of the query counts as absent (`readParameter`). */
const parameterObject = (parameter: Parameter): object => ({
  ...parameter,
  ...(parameter.in === 'query' && { allowEmptyValue: true }),
});

function operationObject(route: Route, operation: Operation): object {
  const { tag, summary, description, parameters = [], body, browser, answers, problems = [] } = operation;
  return {
    operationId: operationId(route),
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: isPublic(route) ? [] : [{ bearer: [] }, { apiKey: [] }, ...(browser ? [{ basic: [] }] : [])],
    ...(parameters.length > 0 && { parameters: parameters.map(parameterObject) }),
    ...(body !== undefined && {
      requestBody: {
        required: body.required,
        content: Object.fromEntries(Object.entries(body.content).map(([type, schema]) => [type, { schema }])),
      },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, one]) => [status, answer(one)])),
      ...problemAnswers(['bad_request', ...admissionProblems(route), ...problems, 'internal_error']),
    },
  };
}

function pathsObject(): object {
  const described = routes.filter(({ action }) => action !== 'mcp-options');
  const byPath = Map.groupBy(described, ({ url }) => templateOf(url));
  return Object.fromEntries(
    [...byPath].map(([path, some]) => [
      path,
      Object.fromEntries(some.map((route) => [route.method.toLowerCase(), operationObject(route, describeRoute(route))])),
    ]),
  );
}

let made: object | undefined;

/** The document. It is made once. */
export function openApiDocument(): object {
  made ??= {
    openapi: '3.1.1',
    info: {
      title: 'registration-gate registry',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'agents', description: 'A2A agent cards.' },
      { name: 'servers', description: 'MCP servers.' },
      { name: 'skills', description: 'Agent skills.' },
      {
        name: 'mcp',
        description: "The official MCP registry API, under its stable path and the one that its publisher's command calls.",
      },
      { name: 'gate', description: 'What operators need to know of the registration gate; for admins.' },
      { name: 'system', description: 'The registry itself.' },
    ],
    paths: pathsObject(),
    components: {
      schemas: { ...problemSchemas, ...namedSchemas() },
      headers: Object.fromEntries(
        Object.entries(HEADERS).map(([name, description]) => [name, { description, required: true, schema: { type: 'string' } }]),
      ),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key, or a JWT of `REGISTRY_OIDC_ISSUER_URL`.' },
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'An API key as the password, for browsers; the user name does not matter.',
        },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'An API key.' },
      },
    },
  };
  return made;
}

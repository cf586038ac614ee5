import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify';
import { createAdmission } from './admission.ts';
import { MAX_BODY_BYTES, parseJsonBody } from './body.ts';
import { type Caller, callerOf } from './callers/caller.ts';
import { answerBrokenRequest, errorHandler, notFoundHandler } from './errors.ts';
import { watchRequests } from './observability/watch-requests.ts';
import { list, read, remove, write } from './routes/assets.ts';
import { gateDecisions } from './routes/decisions.ts';
import { gateStatus, gateTest } from './routes/gate.ts';
import type { Answer, AppDeps, Exchange } from './routes/handler.ts';
import { health, readiness } from './routes/health.ts';
import { options, listServers, listVersions, readVersion } from './routes/mcp-read.ts';
import { changeStatus, edit, publish, removeOne, validate } from './routes/mcp-write.ts';
import { metrics } from './routes/metrics.ts';
import { openApi } from './routes/openapi.ts';
import { page } from './routes/page.ts';
import { isMcpPath, type Route, routes } from './routes/table.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request; set once the caller is known. */
    caller: Caller | null;
  }
}

/** Milliseconds within which a whole request must have come. */
const REQUEST_TIMEOUT_MS = 60_000;

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** JSON, also under the name of something that is written in it (RFC 6839 section 3.1). */
const JSON_TYPES = ['application/json', /^application\/[\w.-]+\+json(;|$)/];

function requestIdOf({ headers }: IncomingMessage): string {
  const inbound = headers['x-request-id'];
  return typeof inbound === 'string' && REQUEST_ID.test(inbound) ? inbound : randomUUID();
}

function handle(exchange: Exchange, route: Route): Promise<Answer> {
  switch (route.action) {
    case 'register':
    case 'update':
      return write(exchange, route, route.action);
    case 'list':
      return list(exchange, route);
    case 'read':
      return read(exchange, route);
    case 'delete':
      return remove(exchange, route);
    case 'mcp-list':
      return listServers(exchange);
    case 'mcp-versions':
      return listVersions(exchange);
    case 'mcp-version':
      return readVersion(exchange);
    case 'mcp-publish':
      return publish(exchange);
    case 'mcp-edit':
      return edit(exchange);
    case 'mcp-status':
      return changeStatus(exchange);
    case 'mcp-delete':
      return removeOne(exchange);
    case 'mcp-validate':
      return validate(exchange);
    case 'mcp-options':
      return options(exchange);
    case 'gate-status':
      return gateStatus(exchange);
    case 'gate-decisions':
      return gateDecisions(exchange);
    case 'gate-test':
      return gateTest(exchange);
    case 'health':
      return health();
    case 'readiness':
      return readiness(exchange.deps);
    case 'page':
      return page(exchange);
    case 'openapi':
      return openApi();
    case 'metrics':
      return metrics(exchange);
  }
}

/** A signal that aborts when the connection ends before the answer is out. */
function callerGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  if (reply.raw.destroyed) controller.abort();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** True while a part of the body has not come yet. */
const awaitsBody = ({ complete, headers }: IncomingMessage): boolean =>
  !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What happens to every answer: headers that all have, and a line in the log. */
function addHooks(app: FastifyInstance, { lifecycle, log, settings }: AppDeps): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    // Editors read from pages of other origins; what everybody may read, these may read, too.
    if (settings.registryAllowAnonymous !== 'none' && READING.has(request.method) && isMcpPath(request.url)) {
      void reply.headers({ 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, X-Request-Id' });
    }
    done();
  });
  // Where nothing is, no body matters: it is not read, and nothing in it is complained of.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) void notFoundHandler(request, reply);
    else done();
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    // A connection that stays open would hold up the stop. While the listener is open, to close one would have its client make
    // another. And one whose body is still to come would be reset, and the answer with it.
    const closes = lifecycle.phase === 'stopping' || (lifecycle.phase === 'leaving' && !app.server.listening);
    if (closes && !awaitsBody(request.raw)) void reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { url } = request.routeOptions;
    const fields = {
      request_id: request.id,
      method: request.method,
      route: url ?? null,
      status: reply.statusCode,
      subject: request.caller?.actor.subject ?? null,
      ms: Math.round(reply.elapsedTime),
    };
    if (url === '/healthz' || url === '/readyz' || url === '/metrics') log.debug(fields, 'request answered');
    else log.info(fields, 'request answered');
    done();
  });
}

/**
 * Routes have no schemas of Fastify's: bodies and answers are ours to check and write. What it would check them with is a seventh of
 * the start.
 */
const noSchemas = (): never => {
  throw new Error('a route has a schema of Fastify');
};

/**
 * Builds the registry's HTTP API, without listening.
 *
 * @param onRoute is told of each route that is registered
 */
export async function createApp(deps: AppDeps, onRoute: (route: RouteOptions) => void = () => {}): Promise<FastifyInstance> {
  const { settings, log, observer } = deps;
  const app = fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    requestIdHeader: false,
    genReqId: requestIdOf,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 4096 },
    schemaController: { compilersFactory: { buildValidator: () => noSchemas, buildSerializer: () => noSchemas } },
    frameworkErrors: (error, request, reply) => void errorHandler(log)(error, request as FastifyRequest, reply as FastifyReply),
    clientErrorHandler: answerBrokenRequest,
  });
  app.addHook('onRoute', onRoute);
  app.decorateRequest('caller', null);
  app.removeAllContentTypeParsers();
  // Many clients name the type of a body with every request, also with one that has none.
  const parse = (request: FastifyRequest, body: Buffer) =>
    new Promise((resolve) => resolve(request.method === 'DELETE' && body.length === 0 ? null : parseJsonBody(body)));
  for (const type of JSON_TYPES) app.addContentTypeParser(type, { parseAs: 'buffer' }, parse);
  app.setErrorHandler(errorHandler(log));
  app.setNotFoundHandler(notFoundHandler);
  watchRequests(app, observer);
  addHooks(app, deps);
  const admit = createAdmission(deps);

  function addRoutes(scope: FastifyInstance, some: readonly Route[]): void {
    for (const route of some) {
      scope.route({
        method: route.method,
        url: route.url,
        onRequest: (request) => observer.within(request.step?.traceparent, () => admit(request, route)),
        handler: async (request, reply) => {
          const caller = request.caller ?? callerOf({ subject: 'anonymous', groups: [], method: 'anonymous' }, settings);
          const exchange = { deps, request, caller, signal: callerGone(reply) };
          const { status, headers = {}, body } = await observer.within(request.step?.traceparent, () => handle(exchange, route));
          return reply.code(status).headers(headers).send(body);
        },
      });
    }
  }

  addRoutes(
    app,
    routes.filter((route) => !route.form),
  );
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: MAX_BODY_BYTES });
    addRoutes(
      scope,
      routes.filter((route) => route.form),
    );
  });
  return app;
}

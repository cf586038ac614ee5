import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { JsonLog } from '../log/log.ts';
import { validateGateRequest } from '../settings/generated/contract-validators.js';
import { explainFailures } from '../settings/schema-errors.ts';
import type { Policy } from './policy.ts';
import { invalidReasons, type TokenVerdict, type TokenVerifier } from './token-verifier.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Client that the token was issued to; set once the token is accepted. */
    gateClient: string | null;
  }
}

/** Bytes that a request's body may have. */
const BODY_LIMIT = 1024 * 1024;

/** Milliseconds within which a whole request must have come. */
const REQUEST_TIMEOUT_MS = 30_000;

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** What the policy gate is made of. */
export interface PolicyGateDeps {
  readonly verifier: TokenVerifier;
  /** The policy in force; asked anew for each request, so that it can change. */
  readonly policy: () => Policy;
  readonly log: JsonLog;
  /** True once the gate is stopping; asked anew for each answer. */
  readonly stopping: () => boolean;
}

/** A gate question, as far as the policy gate looks at it. */
interface Question {
  readonly asset_type: string;
  readonly operation: string;
  readonly registration_payload: object;
  readonly request_id?: string;
}

const FORBIDDEN = {
  client: 'this client may not ask the gate',
  tenant: 'clients of this tenant may not ask the gate',
  role: 'this client lacks the role that the gate requires',
} as const;

async function problem(reply: FastifyReply, status: number, detail: string): Promise<void> {
  await reply.code(status).type('application/problem+json').send({ title: detail, status, detail });
}

async function challenge(reply: FastifyReply, detail: string, error?: string): Promise<void> {
  const attributes = error === undefined ? '' : `, error="${error}", error_description="${detail}"`;
  await problem(reply.header('www-authenticate', `Bearer realm="gate"${attributes}`), 401, detail);
}

/** RFC 6750 section 2.1: the token behind the scheme, undefined when there is none. */
function bearerToken(request: FastifyRequest): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** Answers a caller whose token is not accepted. */
async function refuse(reply: FastifyReply, verdict: Exclude<TokenVerdict, { outcome: 'accepted' }>): Promise<void> {
  switch (verdict.outcome) {
    case 'invalid':
      return challenge(reply, invalidReasons[verdict.reason], 'invalid_token');
    case 'forbidden':
      await reply.code(403).send({ status: 'denied', error: FORBIDDEN[verdict.reason] });
      return;
    case 'unavailable':
      return problem(reply.header('retry-after', '2'), 503, "the issuer's keys cannot be had at the moment");
  }
}

/** Names the question in the log before its body is read; what a caller made up in another form is left out. */
function inboundRequestId({ headers }: FastifyRequest): string | undefined {
  const id = headers['x-request-id'];
  return typeof id === 'string' && REQUEST_ID.test(id) ? id : undefined;
}

/** Lets on only who may ask. It answers everyone else before a byte of the body is read. */
async function authenticate(deps: PolicyGateDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const token = bearerToken(request);
  if (token === undefined) {
    deps.log.info({ request_id: inboundRequestId(request), outcome: 'unauthenticated' }, 'no bearer token');
    // RFC 6750 section 3.1: no error code where no token was sent.
    return challenge(reply, 'a bearer token is needed');
  }
  const verdict = await deps.verifier.verify(token);
  if (verdict.outcome === 'accepted') {
    request.gateClient = verdict.client;
    return;
  }
  const { outcome, reason } = verdict;
  const who = outcome === 'forbidden' ? { client: verdict.client } : {};
  deps.log.warn({ request_id: inboundRequestId(request), outcome, reason, ...who }, 'token not accepted');
  return refuse(reply, verdict);
}

async function check(deps: PolicyGateDeps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!validateGateRequest(request.body)) {
    const [failure] = explainFailures(validateGateRequest);
    return problem(reply, 422, `${failure?.pointer || 'the body'} ${failure?.message ?? 'is not a gate request'}`);
  }
  const { asset_type: assetType, operation, registration_payload: asset, request_id: id } = request.body as Question;
  const decision = deps.policy().judge(assetType, asset);
  const outcome = decision.allowed ? 'allowed' : 'denied';
  deps.log.info(
    {
      request_id: id ?? inboundRequestId(request),
      asset_type: assetType,
      operation,
      outcome,
      client: request.gateClient,
      ...(!decision.allowed && { reason: decision.message }),
    },
    'decision',
  );
  await reply
    .code(decision.allowed ? 200 : 403)
    .send(decision.allowed ? { status: 'allowed' } : { status: 'denied', error: decision.message });
}

/** Builds the policy gate without listening: `POST /check` decides, `/healthz` and `/readyz` tell how it is. */
export function createPolicyGate(deps: PolicyGateDeps): FastifyInstance {
  const app = Fastify({ bodyLimit: BODY_LIMIT, requestTimeout: REQUEST_TIMEOUT_MS, forceCloseConnections: 'idle' });
  app.decorateRequest('gateClient', null);
  app.removeContentTypeParser('text/plain');
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // A connection that stays open would hold up the stop.
    if (deps.stopping()) void reply.header('connection', 'close');
    done();
  });
  app.setErrorHandler(async (error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    // The error's own text may quote the body.
    if (status >= 500) deps.log.error({ status }, 'request failed');
    await problem(reply, status, status >= 500 ? 'the gate failed' : 'the request cannot be read');
  });
  app.setNotFoundHandler((_request, reply) => problem(reply, 404, 'there is nothing here; the gate is asked at /check'));
  app.post('/check', { onRequest: (request, reply) => authenticate(deps, request, reply) }, (request, reply) =>
    check(deps, request, reply),
  );
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const reason = await deps.verifier.prepare();
    if (reason !== null) return problem(reply, 503, `the issuer's keys cannot be had: ${reason}`);
    return reply.send({ status: 'ready' });
  });
  return app;
}

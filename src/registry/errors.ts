/**
 * Every error answer of the registry, Fastify's own included, as problem+json.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../gate/decision.ts';
import { describeFault } from '../errors/fault.ts';
import { Problem, problemBody } from './problem.ts';
import { isMcpPath, methodsAt } from './routes/table.ts';
import { StoreUnavailableError } from './store/store.ts';
import { CallerGoneError } from './write-asset.ts';

/** Seconds after which to try again when the database cannot be used. */
const STORE_RETRY_SECONDS = '5';

/** Answers with a problem. */
function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem): FastifyReply {
  const body = problemBody(problem, request.id);
  // The member that the official MCP registry API has.
  if (isMcpPath(request.url)) Object.assign(body, { error: problem.message });
  return reply
    .code(problem.status)
    .headers({ 'x-request-id': request.id, 'cache-control': 'no-store', ...problem.headers })
    .type('application/problem+json')
    .send(JSON.stringify(body));
}

/** Problem for an error of Fastify itself, by its code; its messages are not passed on. */
function frameworkProblem(error: { code?: unknown; statusCode?: unknown }): Problem | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('body_too_large', 'the body must not be larger than 1 MiB');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported_media_type', 'send the body as application/json');
    case 'FST_ERR_BAD_URL':
      return new Problem('bad_request', 'the path is not percent-encoded rightly');
    default:
      return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
        ? new Problem('bad_request', 'the request cannot be read')
        : null;
  }
}

/** Turns whatever a route threw into a problem answer; logs what the caller is not told. */
export function errorHandler(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof Problem) return sendProblem(reply, request, error);
    if (error instanceof CallerGoneError) {
      log.info({ request_id: request.id }, 'caller gone, nothing stored');
      return sendProblem(reply, request, new Problem('bad_request', 'the connection was closed before the answer'));
    }
    if (error instanceof StoreUnavailableError) {
      log.error({ request_id: request.id, reason: error.message }, 'database unavailable');
      const headers = { 'retry-after': STORE_RETRY_SECONDS };
      return sendProblem(
        reply,
        request,
        new Problem('store_unavailable', 'the database cannot be used: try again later', { headers }),
      );
    }
    const known = frameworkProblem(error as object);
    if (known !== null) return sendProblem(reply, request, known);
    log.error({ request_id: request.id, fault: describeFault(error) }, 'request failed');
    return sendProblem(
      reply,
      request,
      new Problem('internal_error', 'the registry failed: its log has more under this request id'),
    );
  };
}

/** Answers 405 where other methods are taken (RFC 9110 section 15.5.6), else 404. */
export function notFoundHandler(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsAt(request.url.split('?', 1)[0] as string);
  return sendProblem(
    reply,
    request,
    methods.length === 0
      ? new Problem('not_found', 'there is nothing at this path')
      : new Problem('method_not_allowed', `the path takes ${methods.join(', ')}`, { headers: { allow: methods.join(', ') } }),
  );
}

/** Answers what is not HTTP, or did not come in time, and closes the connection. */
export function answerBrokenRequest(_error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const requestId = randomUUID();
  const body = JSON.stringify(
    problemBody(new Problem('bad_request', 'the request is not HTTP, is too long, or took too long'), requestId),
  );
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      `X-Request-Id: ${requestId}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

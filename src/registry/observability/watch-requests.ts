import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Step } from '../../gate/observer.ts';
import type { RegistryObserver, RequestResult } from './observer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as it is watched; null once it has ended. */
    step: Step<RequestResult> | null;
  }
}

/** What nginx calls a request whose caller left before the answer was out. */
const CALLER_GONE = 499;

function end(request: FastifyRequest, status: number): void {
  request.step?.end({ status, caller: request.caller?.actor.method ?? null });
  request.step = null;
}

/** Tells an observer of every request, from its head to its answer. Comes before the hooks that may answer it. */
export function watchRequests(app: FastifyInstance, observer: RegistryObserver): void {
  app.decorateRequest('step', null);
  app.addHook('onRequest', (request, reply, done) => {
    const { traceparent } = request.headers;
    request.step = observer.request({
      method: request.method,
      route: request.routeOptions.url ?? null,
      requestId: request.id,
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    });
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) end(request, CALLER_GONE);
    });
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    end(request, reply.statusCode);
    done();
  });
}

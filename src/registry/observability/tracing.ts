/**
 * Traces by OpenTelemetry's own SDK, sent by OTLP over HTTP in JSON. Loaded only when they are sent.
 *
 * @module
 */
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import type { Log } from '../../gate/decision.ts';
import { createAgents } from '../../http/client.ts';
import { systemCode } from '../../http/failure.ts';
import type { Environment } from '../../settings/environment.ts';
import { VERSION } from '../../settings/version.ts';
import type { Tracing } from './open-tracing.ts';
import { TracingObserver } from './tracing-observer.ts';

/** Characters of a text in a span. */
const MAX_TEXT = 1024;

const HINT = 'check OTEL_EXPORTER_OTLP_ENDPOINT: it takes OTLP over HTTP, usually at port 4318, and /v1/traces is added to it';

/** Files of certificates for the collector alone. */
const CERTIFICATES = ['CERTIFICATE', 'CLIENT_CERTIFICATE', 'CLIENT_KEY'].flatMap((name) => [
  `OTEL_EXPORTER_OTLP_${name}`,
  `OTEL_EXPORTER_OTLP_TRACES_${name}`,
]);

/** Why spans were not taken: a system code or an HTTP status, because a message may quote anything. */
function reasonOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? `HTTP ${code}` : (systemCode(error) ?? 'no answer in time, or one that cannot be read');
}

/** Says once in the log when spans cannot be sent, and when they can again. */
function telling(exporter: SpanExporter, log: Log): SpanExporter {
  let failing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const code: number = result.code;
        const failed = code !== 0;
        if (failed && !failing) log.warn({ reason: reasonOf(result.error), hint: HINT }, 'traces not sent');
        if (!failed && failing) log.info({}, 'traces sent again');
        failing = failed;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
  };
}

/** The sampler that `OTEL_TRACES_SAMPLER` names (OpenTelemetry's environment variable specification). */
function samplerOf({ OTEL_TRACES_SAMPLER: name = '', OTEL_TRACES_SAMPLER_ARG: argument = '' }: Environment, log: Log): Sampler {
  const ratio = argument === '' ? 1 : Number(argument);
  if (name.endsWith('traceidratio') && !(ratio >= 0 && ratio <= 1)) {
    log.warn({ hint: 'set it to a number from 0 to 1' }, 'OTEL_TRACES_SAMPLER_ARG is not a ratio, every trace is recorded');
    return new ParentBasedSampler({ root: new AlwaysOnSampler() });
  }
  const roots: Readonly<Record<string, () => Sampler>> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const parentBased = name.startsWith('parentbased_');
  const root = roots[parentBased ? name.slice('parentbased_'.length) : name];
  if (root !== undefined) return parentBased ? new ParentBasedSampler({ root: root() }) : root();
  if (name !== '') log.warn({ known: Object.keys(roots) }, 'OTEL_TRACES_SAMPLER is not known, every trace is recorded');
  return new ParentBasedSampler({ root: new AlwaysOnSampler() });
}

/**
 * Begins to trace. Spans are sent in the background: a collector that is slow or gone delays nothing, and what does not fit into
 * the queue is dropped.
 *
 * @param endpoint OTEL_EXPORTER_OTLP_ENDPOINT; the exporter reads its other variables from the process' own environment
 */
export function startTracing(endpoint: string, environment: Environment, log: Log): Tracing {
  const url = new URL(endpoint);
  url.pathname = url.pathname.replace(/\/?$/, '/v1/traces');
  const agents = createAgents({ ca: undefined, environment }, true);
  const ownCertificates = CERTIFICATES.some((name) => (environment[name] ?? '') !== '');
  const exporter = new OTLPTraceExporter({
    ...((environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? '') === '' && { url: url.href }),
    // Through the proxy, like every other call; the exporter's own agent knows no proxy.
    ...(!ownCertificates && { httpAgentOptions: (protocol: string) => agents[protocol === 'https:' ? 'https:' : 'http:'] }),
  });
  const detectors = [serviceInstanceIdDetector, resourceAttributesEnvDetector, serviceNameEnvDetector];
  const provider = new TracerProvider({
    sampler: samplerOf(environment, log),
    spanLimits: { attributeValueLengthLimit: MAX_TEXT },
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'registration-gate', 'service.version': VERSION }))
      .merge(detectResources({ detectors })),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(exporter, log) })],
  });
  return {
    observer: new TracingObserver(provider.getTracer('registration-gate', VERSION)),
    async stop(withinMs) {
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, withinMs)));
      // What is left and cannot be sent has been told of by the exporter.
      await Promise.race([provider.shutdown().catch(() => undefined), over]);
      clearTimeout(timer);
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

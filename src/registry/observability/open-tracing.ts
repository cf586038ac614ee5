import type { Log } from '../../gate/decision.ts';
import type { Environment } from '../../settings/environment.ts';
import type { AppSettings } from '../../settings/generated/settings.ts';
import type { RegistryObserver } from './observer.ts';

/** Traces that are recorded and sent. */
export interface Tracing {
  readonly observer: RegistryObserver;
  /** Sends what is left, for some milliseconds at most. */
  stop(withinMs: number): Promise<void>;
}

/**
 * Begins to trace when an endpoint is set and the platform has not switched traces off; null otherwise. Nothing of OpenTelemetry
 * is loaded before.
 */
export async function openTracing(settings: AppSettings, environment: Environment, log: Log): Promise<Tracing | null> {
  const { otelExporterOtlpEndpoint: endpoint } = settings;
  const { OTEL_SDK_DISABLED: disabled, OTEL_TRACES_EXPORTER: exporter } = environment;
  if (endpoint === '' || disabled?.toLowerCase() === 'true' || exporter === 'none') return null;
  const { startTracing } = await import('./tracing.ts');
  return startTracing(endpoint, environment, log);
}

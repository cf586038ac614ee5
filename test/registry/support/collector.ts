import { json, type Script, type ScriptedServer, startServer } from './servers.ts';

interface Attribute {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: number | string;
    readonly boolValue?: boolean;
  };
}

/** A span as it was sent, by OTLP in JSON. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly status: { readonly code?: number; readonly message?: string };
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<SentSpan, 'attributes'> & { readonly attributes: readonly Attribute[] })[];
    }[];
  }[];
}

/** A collector on loopback that keeps what it is sent. */
export interface Collector extends ScriptedServer {
  spans(): SentSpan[];
  /** What the spans are of, e.g. `service.name`. */
  resource(): SentSpan['attributes'];
}

const readAttributes = (attributes: readonly Attribute[]): SentSpan['attributes'] =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? (value.intValue === undefined ? undefined : Number(value.intValue)),
    ]),
  );

/** Starts a collector that takes everything, or does as a test says. */
export async function startCollector(script: Script = json(200, {})): Promise<Collector> {
  const server = await startServer(script);
  const sent = (): Sent['resourceSpans'] => server.received.flatMap(({ body }) => (JSON.parse(body) as Sent).resourceSpans);
  return Object.assign(server, {
    spans: () =>
      sent()
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans)
        .map((span) => ({ ...span, attributes: readAttributes(span.attributes) })),
    resource: () => readAttributes(sent()[0]?.resource.attributes ?? []),
  });
}

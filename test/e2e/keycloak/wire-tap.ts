import { startServer } from '../../registry/support/servers.ts';

/** What a token endpoint answered. */
export interface TappedAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly error: string;
  readonly description: string;
}

/** A server that hands requests on to a token endpoint and remembers what came back. It ends with its test. */
export interface WireTap {
  readonly url: string;
  readonly answers: readonly TappedAnswer[];
}

/** Listens in on the token requests that a registry makes. */
export async function tapTokenEndpoint(endpoint: string): Promise<WireTap> {
  const answers: TappedAnswer[] = [];
  const { origin, pathname } = new URL(endpoint);
  const server = await startServer(async ({ method, headers, body }, response) => {
    const { authorization, 'content-type': contentType = '' } = headers;
    const answer = await fetch(origin + pathname, {
      method,
      headers: { 'content-type': contentType, ...(authorization !== undefined && { authorization }) },
      body,
    });
    const text = await answer.text();
    const { error = '', error_description: description = '' } = JSON.parse(text) as Record<string, string>;
    answers.push({ status: answer.status, contentType: answer.headers.get('content-type'), error, description });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  });
  // The path is what Keycloak is known by.
  return { url: server.url + pathname, answers };
}

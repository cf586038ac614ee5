/** A token endpoint and a gate that do as a test says, over real sockets. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as a server got it. */
export interface Received {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers one request; the answer is complete when the promise is. */
export type Script = (received: Received, response: ServerResponse) => void | Promise<void>;

/** A server on loopback. */
export interface ScriptedServer {
  readonly url: string;
  readonly received: Received[];
  /** Connections that were closed by the other side while a request was being answered. */
  aborted: number;
  script: Script;
}

/** Answers with a status and a JSON body. */
export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Script =>
  (_received, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

/** Never answers. */
export const silence: Script = () => {};

/** Starts a server that answers by its script. */
export async function startServer(script: Script): Promise<ScriptedServer> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    response.on('close', () => {
      if (!response.writableFinished) scripted.aborted += 1;
    });
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = { method: request.method ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      scripted.received.push(received);
      void scripted.script(received, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const scripted: ScriptedServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    aborted: 0,
    script,
  };
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return scripted;
}

/** A token endpoint that issues `token-1`, `token-2`... */
export function startTokenEndpoint(): Promise<ScriptedServer> {
  let issued = 0;
  return startServer((received, response) => {
    issued += 1;
    return json(200, { access_token: `token-${issued}`, token_type: 'Bearer', expires_in: 300 })(received, response);
  });
}

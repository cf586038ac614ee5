/** The gate and the receiver of notifications: they outlive every registry, and what they saw is the oracle. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import canonicalize from 'canonicalize';
import { afterAll } from 'vitest';
import type { JsonObject } from '../../../src/gate/decision.ts';

/** What the gate has approved. */
export interface Approval {
  readonly description: string;
  /** SHA-256 of the payload's canonical JSON. */
  readonly sha256: string;
}

/** Servers that the registries call. */
export interface Others {
  readonly gateUrl: string;
  readonly hookUrl: string;
  /** By the id of the request. */
  readonly approved: Map<string, Approval>;
  /** Descriptions of what was denied. */
  readonly denied: Set<string>;
  /** Descriptions of what the receiver was told of. */
  readonly told: Set<string>;
}

async function listen(answer: (body: JsonObject) => { readonly status: number; readonly body?: object }): Promise<string> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, body } = answer(JSON.parse(Buffer.concat(chunks).toString()) as JsonObject);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** True for what the gate denies. */
export const isDenied = (description: string): boolean => description.startsWith('denied');

/** Starts both. */
export async function startOthers(): Promise<Others> {
  const approved = new Map<string, Approval>();
  const denied = new Set<string>();
  const told = new Set<string>();
  const gateUrl = await listen(({ request_id: id, registration_payload: payload }) => {
    const { description } = payload as { description: string };
    if (isDenied(description)) {
      denied.add(description);
      return { status: 403, body: { error: 'not this one' } };
    }
    const sha256 = createHash('sha256')
      .update(canonicalize(payload) ?? '')
      .digest('hex');
    approved.set(id as string, { description, sha256 });
    return { status: 200, body: { status: 'allowed' } };
  });
  const hookUrl = await listen(({ card }) => {
    told.add((card as { description: string }).description);
    return { status: 204 };
  });
  return { gateUrl, hookUrl, approved, denied, told };
}

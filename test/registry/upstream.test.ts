/** What the upstream registry's users send registers as it is, and comes back as it was sent. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/gate/decision.ts';
import { agentKind } from '../../src/registry/assets/agent.ts';
import type { Kind } from '../../src/registry/assets/kind.ts';
import { serverKind } from '../../src/registry/assets/server.ts';
import { skillKind } from '../../src/registry/assets/skill.ts';
import { createTestApp } from './support/test-app.ts';
import { type UpstreamCard, upstreamAgents, upstreamServers, upstreamSkills } from './support/upstream-cards.ts';

interface Written {
  readonly agent?: JsonObject;
  readonly server?: JsonObject;
  readonly skill?: JsonObject;
  readonly warnings: readonly { readonly pointer: string }[];
}

/** What a card is kept as: a null of a known member is absent, the path is in normal form or made from the name. */
function keptAs({ fields }: Kind, body: JsonObject, path: unknown): JsonObject {
  const known = new Set(Object.entries(fields).flatMap(([name, { also = [] }]) => [name, ...also]));
  const present = Object.entries(body).filter(([name, value]) => value !== null || !known.has(name));
  return { ...Object.fromEntries(present), path: path as string };
}

const cases: readonly [Kind, string, UpstreamCard][] = [
  ...upstreamAgents.map((card): [Kind, string, UpstreamCard] => [agentKind, '/api/agents/register', card]),
  ...upstreamServers.map((card): [Kind, string, UpstreamCard] => [serverKind, '/api/servers/register', card]),
  ...upstreamSkills.map((card): [Kind, string, UpstreamCard] => [skillKind, '/api/skills', card]),
];

describe.each(cases)('%s', (kind, url, { shape, body, warnings = [] }) => {
  it(`${kind.assetType} ${shape}`, async () => {
    const { send, gate } = await createTestApp();
    const response = await send({ method: 'POST', url, body });
    expect([response.statusCode, response.json<{ errors?: unknown }>().errors]).toEqual([201, undefined]);
    const { agent, server, skill, warnings: told } = response.json<Written>();
    const written = agent ?? server ?? skill ?? {};
    const { _registry, ...card } = written;
    const given = typeof body['path'] === 'string' ? body['path'].replace(/(.)\/$/, '$1') : card['path'];
    expect(card).toEqual(keptAs(kind, body, given));
    expect(told.map(({ pointer }) => pointer)).toEqual(warnings);
    const read = await send({ url: String(response.headers['location']) });
    expect(read.json()).toEqual(written);
    expect(gate.questions[0]?.payload).toEqual(card);
  });
});

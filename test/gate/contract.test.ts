import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, expect, it } from 'vitest';
import { closeAll } from '../http/support.ts';
import { root } from '../support/repository.ts';
import { makeGate, question, startGateServer } from './support.ts';

afterEach(closeAll);

const schema = JSON.parse(readFileSync(join(root, 'schema/contract/gate-request.schema.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false }).compile(schema);

it.each([
  ['a registration', question()],
  [
    'an update',
    question({ operation: 'update', assetType: 'server', payload: { name: 's', tags: ['a'], metadata: { deep: [null] } } }),
  ],
  ['a trial', question({ dryRun: true, assetType: 'skill' })],
  ['an anonymous caller', question({ actor: { subject: 'anonymous', groups: [], method: 'anonymous' } })],
])('what the gate is asked about %s keeps the published contract', async (_name, asked) => {
  const server = await startGateServer((_request, response) => void response.writeHead(200).end());
  const { gate } = await makeGate({ REGISTRATION_GATE_URL: server.url });
  expect(await gate.decide(asked)).toMatchObject({ outcome: 'allowed' });
  const body: unknown = JSON.parse(server.requests[0]?.body ?? 'null');
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  // Every member that is sent is described there.
  expect(Object.keys((schema as { properties: object }).properties)).toEqual(expect.arrayContaining(Object.keys(body as object)));
});

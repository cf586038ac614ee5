/**
 * The floor of a registration: a bare Node HTTP server that does two bare POSTs over kept connections and one durable insert.
 * Usage: node floor.ts TOKEN_URL GATE_URL DATABASE_FILE; says on its channel where it listens.
 *
 * @module
 */
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

const [tokenUrl = '', gateUrl = '', file = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });

const database = new DatabaseSync(file);
database.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create table assets (path text primary key, card text) strict',
);
const insert = database.prepare('insert into assets (path, card) values (?, ?)');

async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function post(url: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (message) => {
      void read(message).then(resolve, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const GRANT = 'grant_type=client_credentials&client_id=registry&client_secret=a-secret-of-some-forty-characters-length';

const server = createServer((message, response) => {
  void (async () => {
    const card = JSON.parse(await read(message)) as { path: string };
    const { access_token: token } = JSON.parse(await post(tokenUrl, FORM, GRANT)) as { access_token: string };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    await post(gateUrl, headers, JSON.stringify({ asset_type: 'agent', operation: 'register', registration_payload: card }));
    insert.run(card.path, JSON.stringify(card));
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(card));
  })();
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

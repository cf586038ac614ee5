/**
 * A real authorization server as a process of its own, for the gate's bench: it signs a token for each request. Tells its parent its
 * token endpoint.
 *
 * @module
 */
import { startAuthorizationServer } from '../../test/support/authorization-server.ts';

const [clientId = '', secret = '', scope = ''] = process.argv.slice(2);
const { tokenEndpoint } = await startAuthorizationServer({
  audience: 'https://gate.example.com',
  scopes: [scope],
  clients: [{ clientId, method: 'client_secret_post', secret, scopes: [scope] }],
});
process.on('disconnect', () => process.exit());
process.send?.(tokenEndpoint);

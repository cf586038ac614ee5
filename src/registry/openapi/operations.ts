import { kinds } from '../assets/kinds.ts';
import { assetSchemas, describeList, describeRead, describeRemove, describeWrite } from '../routes/assets-api.ts';
import { decisionSchemas, describeGateDecisions } from '../routes/decisions-api.ts';
import { describeGateStatus, describeGateTest } from '../routes/gate-api.ts';
import {
  describeEdit,
  describePublish,
  describeServers,
  describeStatus,
  describeValidation,
  describeVersion,
  describeVersionRemoval,
  describeVersions,
  mcpSchemas,
} from '../routes/mcp-api.ts';
import { describeHealth, describeMetrics, describeOpenApi, describePage, describeReadiness } from '../routes/system-api.ts';
import type { Route } from '../routes/table.ts';
import type { Operation, Schema } from './operation.ts';

/** What the API's description says of a route. */
export function describeRoute(route: Route): Operation {
  switch (route.action) {
    case 'register':
    case 'update':
      return describeWrite(route, route.action);
    case 'list':
      return describeList(route);
    case 'read':
      return describeRead(route);
    case 'delete':
      return describeRemove(route);
    case 'mcp-list':
      return describeServers();
    case 'mcp-versions':
      return describeVersions();
    case 'mcp-version':
      return describeVersion();
    case 'mcp-publish':
      return describePublish();
    case 'mcp-edit':
      return describeEdit();
    case 'mcp-status':
      return describeStatus(route);
    case 'mcp-delete':
      return describeVersionRemoval();
    case 'mcp-validate':
      return describeValidation();
    case 'mcp-options':
      // Answered for every path; no operation of its own.
      throw new Error('OPTIONS is not described');
    case 'gate-status':
      return describeGateStatus();
    case 'gate-decisions':
      return describeGateDecisions();
    case 'gate-test':
      return describeGateTest();
    case 'health':
      return describeHealth();
    case 'readiness':
      return describeReadiness();
    case 'metrics':
      return describeMetrics();
    case 'page':
      return describePage();
    case 'openapi':
      return describeOpenApi();
  }
}

/** The schemas that the operations refer to, by name. */
export const namedSchemas = (): Readonly<Record<string, Schema>> => ({
  ...assetSchemas(kinds),
  ...decisionSchemas,
  ...mcpSchemas,
});

import type { Kind } from './kind.ts';

/** An MCP server, as the upstream registry describes it. */
export const serverKind: Kind = {
  assetType: 'server',
  collection: 'servers',
  fields: {
    name: { type: 'name', required: true, also: ['server_name'] },
    description: { type: 'filledText', required: true },
    path: { type: 'path', required: true },
    proxy_pass_url: { type: 'webUrl', required: true },
    status: { type: 'status' },
    visibility: { type: 'text' },
    license: { type: 'text' },
    version: { type: 'text' },
    tags: { type: 'tags' },
    metadata: { type: 'object' },
    supported_transports: { type: 'texts' },
    auth_scheme: { type: 'text' },
    auth_credential: { type: 'text' },
    auth_header_name: { type: 'text' },
    headers: { type: 'listOrObject' },
    provider_organization: { type: 'text' },
    provider_url: { type: 'webUrl' },
    append_mcp_path: { type: 'boolean' },
    is_python: { type: 'boolean' },
    num_tools: { type: 'number' },
    num_stars: { type: 'number' },
    tool_list: { type: 'list' },
  },
};

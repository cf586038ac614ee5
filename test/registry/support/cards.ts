/** Cards in the style of the examples that the upstream registry publishes. */
import type { JsonObject } from '../../../src/gate/decision.ts';

/** An agent card that keeps the A2A specification. */
export const travelAgent: JsonObject = {
  protocolVersion: '0.3.0',
  name: 'Travel Assistant Agent',
  description: 'Finds flights and hotels, and books them',
  url: 'https://travel.agents.example.com/a2a',
  path: '/travel-assistant',
  version: '1.2.0',
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain', 'application/json'],
  defaultOutputModes: ['text/plain'],
  tags: ['travel', 'booking'],
  visibility: 'public',
  status: 'active',
  license: 'MIT',
  isEnabled: true,
  numStars: 12,
  trustLevel: 'verified',
  provider: { organization: 'Example Travel', url: 'https://travel.example.com' },
  securitySchemes: { bearer_auth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
  security: [{ bearer_auth: [] }],
  preferredTransport: 'JSONRPC',
  metadata: { max_tokens: 4096, tokenizer: 'cl100k', availability: '99.9%' },
  skills: [
    {
      id: 'search_flights',
      name: 'Search flights',
      description: 'Finds flights between two cities',
      tags: ['flights'],
      examples: ['Flights from Oslo to Rome in May'],
      inputModes: ['text/plain'],
      outputModes: ['application/json'],
    },
  ],
  supportedProtocol: 'a2a',
};

/** The same in snake case, with nulls for what is not given, as the upstream's own command line writes it. */
export const snakeCaseAgent: JsonObject = {
  protocol_version: '1.0',
  name: 'Data Analysis Agent',
  description: 'Analyses tables and draws charts',
  url: 'http://data-analysis-agent:9000/',
  version: '0.0.1',
  capabilities: { streaming: false },
  default_input_modes: ['text/plain'],
  default_output_modes: ['text/plain'],
  preferred_transport: 'JSONRPC',
  provider: null,
  security: [{ openid: [] }],
  security_schemes: {
    openid: { type: 'openIdConnect', openid_connect_url: 'https://auth.example.com/.well-known/openid-configuration' },
  },
  tags: 'data,analysis',
  license: null,
  signature: null,
  skills: [
    { id: 'analyse', name: 'Analyse', description: 'Analyses a table', tags: [], examples: null, input_modes: null },
    {
      id: 'manage_secrets',
      name: 'Manage secrets',
      description: 'Rotates API keys and passwords',
      tags: ['secrets-management'],
      parameters: { type: 'object', properties: { secret_name: { type: 'string' }, api_key: { type: 'string' } } },
    },
  ],
};

/** A server as the upstream's examples describe it. */
export const docsServer: JsonObject = {
  server_name: 'Documentation MCP',
  description: 'Searches the product documentation',
  path: '/docs',
  proxy_pass_url: 'https://mcp.docs.example.com/mcp',
  tags: ['documentation', 'search'],
  auth_scheme: 'none',
  supported_transports: ['streamable-http'],
  headers: [{ Authorization: 'Bearer $DOCS_API_KEY' }],
  append_mcp_path: false,
  status: 'active',
  provider_organization: 'Example',
  provider_url: 'https://docs.example.com',
  visibility: 'public',
};

/** A skill. */
export const pdfSkill: JsonObject = {
  name: 'PDF Forms',
  description: 'Fills in PDF forms',
  skill_md_url: 'https://raw.example.com/skills/pdf-forms/SKILL.md',
  repository_url: 'https://git.example.com/skills',
  version: '2.0.0',
  license: 'Apache-2.0',
  compatibility: 'any agent with a shell',
  allowed_tools: [{ tool_name: 'bash' }],
  tags: ['pdf'],
  visibility: 'public',
};

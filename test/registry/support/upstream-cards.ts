/** Bodies in each of the shapes that the upstream registry's own examples have, and what the A2A specification finds lacking in them. */
import type { JsonObject } from '../../../src/gate/decision.ts';

/** A body, and where the answer warns of it. */
export interface UpstreamCard {
  readonly shape: string;
  readonly body: JsonObject;
  readonly warnings?: readonly string[];
}

const objectSchema = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required,
});

/** What cards in snake case leave out. */
const LACKING = ['/capabilities', '/defaultInputModes', '/defaultOutputModes'];

/** Agents. */
export const upstreamAgents: readonly UpstreamCard[] = [
  {
    shape: 'a whole card in camel case',
    body: {
      protocolVersion: '0.3.0',
      name: 'Seed Catalogue Agent',
      description: 'Finds seeds by climate and soil',
      url: 'https://seeds.agents.example.com:9000/',
      path: '/seed-catalogue',
      version: '1.0.0',
      capabilities: { streaming: true },
      defaultInputModes: ['text/plain', 'application/json'],
      defaultOutputModes: ['text/plain', 'application/json'],
      tags: ['garden', 'catalogue'],
      visibility: 'public',
      status: 'active',
      provider: { organization: 'Example Gardens', url: 'https://gardens.example.com' },
      skills: [{ id: 'find_seeds', name: 'Find seeds', description: 'Finds seeds', tags: ['search'] }],
      supportedProtocol: 'a2a',
    },
  },
  {
    shape: 'with numbers, lists and schemes in it',
    body: {
      protocolVersion: '1.0',
      name: 'Contract Reader',
      description: 'Reads contracts and lists what they oblige to',
      url: 'https://example.com/agents/contract-reader',
      version: '2.1.0',
      capabilities: { streaming: true },
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['application/json'],
      skills: [
        {
          id: 'list_duties',
          name: 'List duties',
          description: 'Lists every duty with its date',
          tags: ['contracts'],
          examples: ['Which duties end in March?'],
          inputModes: ['text/plain'],
          outputModes: ['application/json'],
        },
      ],
      preferredTransport: 'JSONRPC',
      provider: { organization: 'Example Legal', url: 'https://example.com' },
      securitySchemes: {
        bearer_auth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A key that begins with sk_live_.' },
      },
      security: [{ bearer_auth: [] }],
      metadata: { max_pages: 400, supported_formats: ['pdf', 'docx'], free_tier_available: true, availability: '99.9%' },
      path: '/contract-reader',
      tags: ['contracts', 'legal'],
      isEnabled: true,
      numStars: 42,
      license: 'MIT',
      visibility: 'public',
      trustLevel: 'verified',
      supportedProtocol: 'a2a',
    },
  },
  {
    shape: 'in snake case, with parameters of skills and words that sound secret',
    body: {
      protocol_version: '1.0',
      name: 'Vault Keeper Agent',
      description: 'Rotates secrets and says who has which',
      url: 'https://example.com/agents/vault-keeper',
      version: '3.2.1',
      provider: { organization: 'Example Ops', url: 'https://example.com' },
      path: '/vault-keeper',
      tags: 'vault,secrets,rotation',
      is_enabled: true,
      num_stars: 56,
      license: 'GPL-3.0',
      visibility: 'public',
      trust_level: 'verified',
      streaming: true,
      security_schemes: {
        bearer_jwt: { type: 'http', scheme: 'bearer', bearer_format: 'JWT' },
        openid: { type: 'openIdConnect', openid_connect_url: 'https://auth.example.com/.well-known/openid-configuration' },
        api_token: { type: 'apiKey', name: 'Authorization', in: 'header' },
        basic_auth: { type: 'http', scheme: 'basic' },
      },
      security: [{ bearer_jwt: [] }, { openid: [] }, { api_token: [] }, { basic_auth: [] }],
      skills: [
        {
          id: 'manage_secrets',
          name: 'Manage Secrets and Credentials',
          description: 'Rotates secrets, API keys and credentials',
          parameters: objectSchema(
            {
              secret_name: { type: 'string', description: 'Name of the secret' },
              secret_type: { type: 'string', enum: ['api_key', 'database_password', 'oauth_token'], description: 'Its type' },
              confidence_level: { type: 'number', minimum: 0.9, maximum: 0.99 },
              auth_config: { type: 'object', description: 'What to look at' },
            },
            ['secret_name', 'secret_type'],
          ),
          tags: ['security', 'secrets-management'],
        },
      ],
      metadata: { sla_uptime_percent: 99.95, check_types: ['password_policy', 'token_expiry'], gpu_enabled: true },
      supportedProtocol: 'a2a',
    },
    warnings: LACKING,
  },
  {
    shape: 'with OAuth2 flows, and a scheme that is called api_key',
    body: {
      protocol_version: '1.0',
      name: 'Rehearsal Agent',
      description: 'Plans rehearsals',
      url: 'https://example.com/agents/rehearsal',
      version: '1.8.2',
      path: '/rehearsal',
      tags: 'theatre,planning',
      security_schemes: {
        api_key: { type: 'apiKey', name: 'X-API-Key', in: 'header' },
        oauth2: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: 'https://auth.example.com/oauth/token', scopes: { 'plan:read': 'Read plans' } },
          },
        },
      },
      security: [{ api_key: [] }, { oauth2: ['plan:read'] }],
      skills: [{ id: 'plan', name: 'Plan', description: 'Plans a week', tags: ['planning'] }],
    },
    warnings: LACKING,
  },
  {
    shape: 'the sample of the A2A specification: interfaces, signatures, no path',
    body: {
      protocolVersion: '0.2.9',
      name: 'Harbour Pilot Agent',
      description: 'Says how to enter a harbour',
      url: 'https://pilot.example.com/a2a/v1',
      preferredTransport: 'JSONRPC',
      additionalInterfaces: [
        { url: 'https://pilot.example.com/a2a/v1', transport: 'JSONRPC' },
        { url: 'https://pilot.example.com/a2a/grpc', transport: 'GRPC' },
      ],
      provider: { organization: 'Example Harbours', url: 'https://harbours.example.com' },
      iconUrl: 'https://pilot.example.com/icon.png',
      version: '1.2.0',
      documentationUrl: 'https://docs.example.com/pilot',
      capabilities: { streaming: true, pushNotifications: true, stateTransitionHistory: false },
      securitySchemes: {
        google: { type: 'openIdConnect', openIdConnectUrl: 'https://accounts.example.com/.well-known/openid-configuration' },
      },
      security: [{ google: ['openid', 'profile'] }],
      defaultInputModes: ['application/json'],
      defaultOutputModes: ['application/json', 'image/png'],
      skills: [
        {
          id: 'route',
          name: 'Route',
          description: 'Draws the way in',
          tags: ['maps'],
          examples: ['{"from": {"lat": 37.422, "lng": -122.084}, "preferences": ["avoid_ferries"]}'],
          inputModes: ['application/json'],
          outputModes: ['application/vnd.geo+json'],
        },
      ],
      supportsAuthenticatedExtendedCard: true,
      signatures: [
        {
          protected: 'eyJhbGciOiJFUzI1NiIsInR5cCI6IkpPU0UiLCJraWQiOiJrMSJ9',
          signature: 'QFdkNLNszlGj3z3u0YQGt_T9LixY3qtdQpZmsTdDHDe3fXV9y9-B3m2-XgCpzuhiLt8E0tV6HXoZKHv4GtHgKQ',
        },
      ],
      supportedProtocol: 'a2a',
    },
  },
  {
    shape: 'with members of another registry',
    body: {
      name: 'Shop Support Agent',
      description: 'Answers questions about orders',
      url: 'https://support-c17fedfd-13da-4026-87f5-d3c78b3f6f95.example.com/a2a',
      preferredTransport: 'STREAMABLE-HTTP',
      protocolVersion: '0.3.0',
      version: '1.0.0',
      capabilities: { streaming: false, pushNotifications: false },
      defaultInputModes: ['text/plain'],
      defaultOutputModes: ['text/plain'],
      skills: [{ id: 'orders', name: 'Orders', description: 'Looks orders up', tags: ['orders'] }],
      tags: ['support', 'ans-verified'],
      ans_agent_id: 'ans://v1.0.0.support-c17fedfd-13da-4026-87f5-d3c78b3f6f95.example.com',
      supportedProtocol: 'a2a',
    },
  },
  {
    shape: 'as a registry gave it back, with nulls',
    body: {
      protocol_version: '1.0',
      name: 'Ferry Booking Agent',
      description: 'Books ferries',
      url: 'http://ferry-booking-agent:9000/',
      version: '0.0.1',
      capabilities: {},
      default_input_modes: ['text/plain'],
      default_output_modes: ['text/plain'],
      skills: [
        {
          id: 'book',
          name: 'Book',
          description: 'Books',
          tags: [],
          examples: null,
          input_modes: null,
          output_modes: null,
          security: null,
        },
      ],
      preferred_transport: 'JSONRPC',
      provider: { organization: 'Example Ferries', url: 'https://ferries.example.com' },
      icon_url: null,
      documentation_url: null,
      security_schemes: {},
      security: null,
      supports_authenticated_extended_card: null,
      metadata: {},
      path: '/ferry-booking',
      tags: ['travel'],
      is_enabled: false,
      num_stars: 0,
      license: 'MIT',
      registered_at: '2025-11-19T13:43:19.354979+00:00',
      updated_at: '2025-11-19T13:43:19.355018+00:00',
      registered_by: 'service-account-registry-admin-bot',
      visibility: 'public',
      allowed_groups: [],
      signature: null,
      trust_level: 'unverified',
      supportedProtocol: 'a2a',
    },
  },
];

/** Servers. */
export const upstreamServers: readonly UpstreamCard[] = [
  {
    shape: 'a hosted one, whose description speaks of secrets',
    body: {
      server_name: 'Metrics MCP',
      description:
        'Queries metrics (token_endpoint_auth_methods_supported=["none"], so there is no client_secret to set; PKCE S256, pkce_required=true). ' +
        'Then POST /servers/metrics/egress-auth with egress_provider=custom and custom_token_auth_style=none.',
      path: '/metrics-mcp',
      proxy_pass_url: 'https://mcp.metrics.example.com/v1/mcp',
      tags: ['observability', 'egress-oauth', 'pkce'],
      auth_scheme: 'none',
      supported_transports: ['streamable-http'],
      append_mcp_path: false,
      status: 'active',
      provider_organization: 'Example Metrics',
      provider_url: 'https://docs.metrics.example.com/mcp_server/',
      visibility: 'public',
    },
  },
  {
    shape: 'a private one with a bearer token that is stored elsewhere',
    body: {
      server_name: 'Internal MCP (shared backend credential)',
      description: 'Store the token with server-update-credential (do not put secrets in this JSON)',
      path: '/internal-mcp',
      proxy_pass_url: 'https://mcp.internal.example.com/mcp',
      tags: ['internal', 'egress-operator-credential'],
      auth_scheme: 'bearer',
      supported_transports: ['streamable-http'],
      status: 'active',
      visibility: 'private',
    },
  },
  {
    shape: 'the least there can be',
    body: {
      server_name: 'SQLite MCP Server',
      description: 'Database operations',
      path: '/sqlite',
      proxy_pass_url: 'http://host.docker.internal:3031/',
      supported_transports: ['sse'],
    },
  },
  {
    shape: 'a path that ends in a slash',
    body: {
      server_name: 'Echo MCP (Go)',
      description: "A server with a single 'echo' tool",
      path: '/echo/',
      proxy_pass_url: 'http://echo-server:8100/',
      auth_scheme: 'none',
      tags: ['test', 'benchmark'],
      num_tools: 1,
      license: 'MIT-0',
      status: 'active',
      visibility: 'public',
    },
  },
  {
    shape: 'with tools, and a variable for a key in its headers',
    body: {
      server_name: 'Catalogue',
      description: 'Data for agents; a free tier without an API key',
      path: '/catalogue',
      proxy_pass_url: 'https://api.catalogue.example.com/mcp',
      supported_transports: ['streamable-http'],
      tags: ['validation', 'data', 'validation'],
      auth_scheme: 'bearer',
      headers: [{ Authorization: 'Bearer $CATALOGUE_API_KEY' }],
      num_tools: 2,
      is_python: false,
      license: 'MIT',
      version: 'v0.2.3',
      status: 'active',
      visibility: 'public',
      metadata: { solutions_count: 88, pricing: 'EUR 0.02 to EUR 1.00 per call', requires_api_key: true, mcp_compatible: '1.0' },
      tool_list: [
        {
          name: 'catalogue_search',
          parsed_description: { main: 'Browses by keyword', args: null, returns: null, raises: null },
          schema: objectSchema({ query: { type: 'string', description: "Keyword (e.g., 'IBAN')" }, offset: { type: 'number' } }, [
            'query',
          ]),
        },
        {
          name: 'catalogue_ping',
          parsed_description: { main: 'Health check', args: null, returns: null, raises: null },
          schema: objectSchema({}, []),
        },
      ],
    },
  },
];

/** Skills. The published examples have none; these are of the shapes that the upstream's own API takes. */
export const upstreamSkills: readonly UpstreamCard[] = [
  {
    shape: 'the least there can be',
    body: {
      name: 'release-notes',
      description: 'Writes release notes',
      skill_md_url: 'https://git.example.com/raw/release-notes/SKILL.md',
    },
  },
  {
    shape: 'a whole one, with what it needs and whom it is for',
    body: {
      name: 'invoice-check',
      description: 'Checks invoices against orders, when a user asks whether one may be paid',
      skill_md_url: 'https://github.com/example/skills/blob/main/invoice-check/SKILL.md',
      repository_url: 'https://github.com/example/skills',
      version: '1.4.0',
      license: 'Apache-2.0',
      compatibility: 'Needs Python 3.12 and pdftotext',
      requirements: [{ type: 'tool', target: 'pdftotext', min_version: '23.0', required: true }],
      target_agents: ['desk-assistant', 'editor'],
      allowed_tools: [
        { tool_name: 'Bash', server_path: null, capabilities: ['pdftotext:*'] },
        { tool_name: 'lookup_order', server_path: '/orders', capabilities: ['read'] },
      ],
      tags: ['finance', 'invoices'],
      metadata: { author: 'Example Finance', version: '1.4', extra: { max_tokens: 8000, tokenizer: 'cl100k' } },
      visibility: 'group',
      allowed_groups: ['finance'],
      status: 'active',
    },
    warnings: ['/metadata/extra'],
  },
  {
    shape: 'as a registry gave it back, with nulls and a path',
    body: {
      path: '/skills/mcp-builder',
      name: 'mcp-builder',
      description: 'Guides the making of MCP servers',
      skill_md_url: 'https://github.com/example/skills/blob/main/mcp-builder/SKILL.md',
      skill_md_raw_url: 'https://raw.example.com/example/skills/main/mcp-builder/SKILL.md',
      repository_url: null,
      version: null,
      license: null,
      compatibility: null,
      allowed_tools: [],
      target_agents: [],
      metadata: null,
      tags: ['mcp'],
      visibility: 'public',
      is_enabled: true,
      registry_name: 'local',
      owner: 'admin',
      num_stars: 4.5,
      health_status: 'healthy',
      last_checked_time: '2026-01-29T04:20:11.000000+00:00',
      created_at: '2026-01-28T22:10:03.512000Z',
      updated_at: '2026-01-29T04:20:11.000000Z',
    },
  },
];

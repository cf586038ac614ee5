/** server.json documents of the shapes that the official registry's documentation shows. */
import type { JsonObject } from '../../../src/gate/decision.ts';

export const SCHEMA = 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json';

const PROVIDED = 'io.modelcontextprotocol.registry/publisher-provided';

const stdio = { type: 'stdio' };

/** The smallest that can be published. */
export const smallest: JsonObject = {
  $schema: SCHEMA,
  name: 'com.example/embedded',
  description: 'Part of a desktop program',
  version: '0.1.0',
};

/** One that runs elsewhere, with a header that its users must fill in. */
export const weather: JsonObject = {
  $schema: SCHEMA,
  name: 'com.example/weather',
  description: 'Weather and forecasts',
  title: 'Weather',
  version: '1.0.0',
  websiteUrl: 'https://weather.example.com/mcp',
  repository: { url: 'https://github.com/example/weather', source: 'github', id: 'r-17', subfolder: 'servers/weather' },
  icons: [{ src: 'https://weather.example.com/icon.png', mimeType: 'image/png', sizes: ['48x48', 'any'], theme: 'dark' }],
  remotes: [
    {
      type: 'streamable-http',
      url: 'https://weather.example.com/mcp',
      headers: [
        { name: 'X-Api-Key', description: 'Key of the weather service', isRequired: true, isSecret: true },
        { name: 'X-Region', default: 'eu', choices: ['eu', 'us'] },
      ],
    },
    { type: 'sse', url: 'https://weather.example.com/sse' },
  ],
  _meta: { [PROVIDED]: { tool: 'ci', build_info: { commit: 'a1b2c3d', dependencies_hash: 'sha256:a9b8c7d6e5f4' } } },
};

/** One that is installed from packages of several kinds. */
export const filesystem: JsonObject = {
  $schema: SCHEMA,
  name: 'io.github.example/filesystem',
  description: 'Reads and writes files',
  repository: { url: 'https://gitlab.com/example/tools/filesystem', source: 'gitlab' },
  version: '1.0.2',
  packages: [
    {
      registryType: 'npm',
      registryBaseUrl: 'https://registry.npmjs.org',
      identifier: '@example/server-filesystem',
      version: '1.0.2',
      runtimeHint: 'npx',
      transport: stdio,
      packageArguments: [
        { type: 'positional', valueHint: 'target_dir', default: '/home/user', isRequired: true, isRepeated: true },
        { type: 'positional', value: '' },
      ],
      environmentVariables: [
        { name: 'LOG_LEVEL', default: 'info' },
        { name: 'API_TOKEN', description: 'Token of the service', isRequired: true, isSecret: true },
      ],
    },
    {
      registryType: 'oci',
      identifier: 'docker.io/example/filesystem:1.0.2',
      transport: stdio,
      runtimeArguments: [
        {
          type: 'named',
          name: '--mount',
          value: 'type=bind,src={source_path},dst={target_path}',
          isRepeated: true,
          variables: { source_path: { format: 'filepath', isRequired: true }, target_path: { default: '/project' } },
        },
      ],
    },
    {
      registryType: 'mcpb',
      identifier: 'https://github.com/example/filesystem/releases/download/v1.0.2/filesystem.mcpb',
      fileSha256: 'fe333e598595000ae021bd27117db32ec69af6987f507ba7a63c90638ff633ce',
      transport: stdio,
    },
    { registryType: 'nuget', identifier: 'Example.Filesystem', version: '0.4.0-beta', transport: stdio },
  ],
};

/** One whose address has variables, here and on the user's machine. */
export const templated: JsonObject = {
  $schema: SCHEMA,
  name: 'com.example/tenants',
  description: 'One server for each tenant',
  version: '2021.03.15',
  remotes: [
    {
      type: 'streamable-http',
      url: 'https://mcp.example.com/{tenant_id}/mcp',
      variables: { tenant_id: { description: 'Tenant, such as eu-1', isRequired: true } },
    },
  ],
  packages: [
    {
      registryType: 'pypi',
      identifier: 'example-tenants',
      version: '0.5.0',
      transport: { type: 'sse', url: 'http://localhost:{--port}/{PATH_PREFIX}/mcp' },
      packageArguments: [{ type: 'named', name: '--port', description: 'Port to listen on', format: 'number', default: '3000' }],
      environmentVariables: [{ name: 'PATH_PREFIX', value: 'v1' }],
    },
  ],
};

/** All of them. */
export const documents: Readonly<Record<string, JsonObject>> = { smallest, weather, filesystem, templated };

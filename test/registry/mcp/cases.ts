/** Changes of documents, and what is wrong with each, as `severity place rule`. */
import type { JsonObject, JsonValue } from '../../../src/gate/decision.ts';
import { filesystem, smallest, templated, weather } from './documents.ts';

/** A document that was changed, and the issues that are expected, in any order. */
export interface Case {
  readonly document: JsonObject;
  readonly issues: readonly string[];
}

/** Sets what a dotted path leads to; undefined takes it away. */
function change(document: JsonObject, changes: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const copy = JSON.parse(JSON.stringify(document));
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split(' ');
    const last = names.pop() as string;
    const parent = names.reduce((at, name) => at[name], copy);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
}

const one = (document: JsonObject, path: string, value: JsonValue | undefined, ...issues: string[]): Case => ({
  document: change(document, { [path]: value }),
  issues,
});

const names = (value: JsonValue | undefined, ...issues: string[]): Case => one(smallest, 'name', value, ...issues);
const versions = (value: JsonValue | undefined, ...issues: string[]): Case => one(smallest, 'version', value, ...issues);
const remotes = (url: JsonValue | undefined, ...issues: string[]): Case => one(weather, 'remotes 0 url', url, ...issues);

const BAD_NAME = 'error name invalid-server-name';
const RANGE = 'error version version-looks-like-range';

/** Every case by its name. */
export const cases: Readonly<Record<string, Case>> = {
  'schema missing': one(smallest, '$schema', undefined, 'error $schema schema-field-required'),
  'schema empty': one(smallest, '$schema', '', 'error $schema schema-field-required'),
  'schema no address': one(smallest, '$schema', 'server.json', 'error $schema schema-version-extraction-error'),
  'schema unknown': one(
    smallest,
    '$schema',
    'https://static.modelcontextprotocol.io/schemas/2099-01-01/server.schema.json',
    'error $schema schema-version-not-available',
  ),
  'schema older': one(
    smallest,
    '$schema',
    'https://static.modelcontextprotocol.io/schemas/2025-10-17/server.schema.json',
    'warning $schema schema-version-deprecated',
  ),
  'schema a number': one(smallest, '$schema', 7, 'error $schema wrong-type'),

  'name missing': names(undefined, 'error name required-member'),
  'name empty': names('', 'error name text-length'),
  'name without slash': names('weather', BAD_NAME),
  'name with two slashes': names('com.example/weather/v1', BAD_NAME),
  'name without namespace': names('/weather', BAD_NAME),
  'name without name': names('com.example/', BAD_NAME),
  'name with space': names('com.example/my weather', BAD_NAME),
  'name with underscore in the namespace': names('com_example/weather', BAD_NAME),
  'name ending in a hyphen': names('com.example/weather-', BAD_NAME),
  'name beginning with a dot': names('.com.example/weather', BAD_NAME),
  'name of one letter': names('com.example/w', BAD_NAME),
  'name of 200 characters': names(`com.example/${'x'.repeat(188)}`),
  'name of 201 characters': names(`com.example/${'x'.repeat(189)}`, 'error name text-length'),
  'name in capitals': names('COM.Example/Weather_1.x'),

  'description missing': one(smallest, 'description', undefined, 'error description required-member'),
  'description empty': one(smallest, 'description', '', 'error description text-length'),
  'description of 100 characters beyond the first plane': one(smallest, 'description', '🌦'.repeat(100)),
  'description of 101 characters': one(smallest, 'description', 'x'.repeat(101), 'error description text-length'),
  'title of white space': one(smallest, 'title', '  ', 'error title title-whitespace-only'),
  'title too long': one(smallest, 'title', 'x'.repeat(101), 'error title text-length'),

  'version missing': versions(undefined, 'error version required-member'),
  'version empty': versions('', 'error version text-length'),
  'version too long': versions('1'.repeat(256), 'error version text-length'),
  'version latest': versions('latest', 'error version reserved-version-string'),
  'version of one number': versions('7'),
  'version with build metadata': versions('1.0.0+2013'),
  'version of a date': versions('2021.03.15'),
  'version in words': versions('snapshot build'),
  'version caret': versions('^1.2.3', RANGE),
  'version tilde': versions('~1.2', RANGE),
  'version at least': versions('>= 1.0.0', RANGE),
  'version equals': versions('=1.0.0', RANGE),
  'version from to': versions('1.2.3 - 2.0.0', RANGE),
  'version or': versions('1.2 || 1.3', RANGE),
  'version x': versions('1.x', RANGE),
  'version star': versions('1.2.*', RANGE),
  'version with a control character': versions('1.0\n0', 'error version text-pattern'),

  'website relative': one(
    weather,
    'websiteUrl',
    '/mcp',
    'error websiteUrl invalid-uri',
    'error websiteUrl website-url-invalid-scheme',
  ),
  'website http': one(weather, 'websiteUrl', 'http://weather.example.com', 'warning websiteUrl website-url-invalid-scheme'),
  'website ftp': one(weather, 'websiteUrl', 'ftp://weather.example.com', 'error websiteUrl website-url-invalid-scheme'),
  'website with a script': one(weather, 'websiteUrl', 'javascript:alert(1)', 'error websiteUrl website-url-invalid-scheme'),
  'website with quotes': one(
    weather,
    'websiteUrl',
    'https://weather.example.com/"x"',
    'error websiteUrl invalid-uri',
    'error websiteUrl website-url-invalid-characters',
  ),

  'repository without source': one(weather, 'repository source', undefined, 'error repository.source required-member'),
  'repository without url': one(weather, 'repository url', undefined, 'error repository.url required-member'),
  'repository elsewhere': one(weather, 'repository', { url: 'https://git.example.com/tools/weather', source: 'gitea' }),
  'repository without address': one(weather, 'repository url', 'weather', 'error repository.url invalid-uri'),
  'subfolder going up': one(weather, 'repository subfolder', 'a/../b', 'error repository.subfolder invalid-subfolder-path'),
  'subfolder from the root': one(weather, 'repository subfolder', '/a', 'error repository.subfolder invalid-subfolder-path'),

  'icon http': one(weather, 'icons 0 src', 'http://weather.example.com/i.png', 'error icons[0].src icon-src-invalid-scheme'),
  'icon within': one(weather, 'icons 0 src', 'data:image/png;base64,AA==', 'error icons[0].src icon-src-invalid-scheme'),
  'icon without address': one(weather, 'icons 0 src', undefined, 'error icons[0].src required-member'),
  'icon of another type': one(weather, 'icons 0 mimeType', 'image/tiff', 'error icons[0].mimeType not-listed'),
  'icon size': one(weather, 'icons 0 sizes 0', '48', 'error icons[0].sizes[0] text-pattern'),
  'icon theme': one(weather, 'icons 0 theme', 'blue', 'error icons[0].theme not-listed'),

  'remote without address': remotes(undefined, 'error remotes[0].url required-member'),
  'remote of another scheme': remotes('ws://weather.example.com', 'error remotes[0].url text-pattern'),
  'remote with a space': remotes('https://weather.example.com/a b', 'error remotes[0].url text-pattern'),
  'remote without host': remotes('https://', 'error remotes[0].url text-pattern'),
  'remote http': remotes('http://weather.example.com/mcp', 'warning remotes[0].url invalid-remote-url'),
  'remote here': remotes('https://localhost:8443/mcp', 'warning remotes[0].url invalid-remote-url'),
  'remote here, by address': remotes('https://127.0.0.1/mcp', 'warning remotes[0].url invalid-remote-url'),
  'remote with an unknown variable': remotes('https://{tenant}.example.com/mcp', 'error remotes[0].url invalid-templated-url'),
  'remote with a variable for a port': one(templated, 'remotes 0 url', 'https://mcp.example.com:{tenant_id}/mcp'),
  'remote stdio': one(weather, 'remotes 0 type', 'stdio', 'error remotes[0].type not-listed'),
  'remote without type': one(weather, 'remotes 0 type', undefined, 'error remotes[0].type required-member'),
  'header without name': one(weather, 'remotes 0 headers 0 name', undefined, 'error remotes[0].headers[0].name required-member'),
  'header with a number': one(weather, 'remotes 0 headers 1 default', 7, 'error remotes[0].headers[1].default wrong-type'),
  'header of another format': one(weather, 'remotes 0 headers 1 format', 'date', 'error remotes[0].headers[1].format not-listed'),
  'headers as a map': one(weather, 'remotes 0 headers', {}, 'error remotes[0].headers wrong-type'),
  'remotes as a map': one(weather, 'remotes', {}, 'error remotes wrong-type'),

  'package without transport': one(filesystem, 'packages 0 transport', undefined, 'error packages[0].transport required-member'),
  'package without identifier': one(
    filesystem,
    'packages 0 identifier',
    undefined,
    'error packages[0].identifier required-member',
  ),
  'package without registry': one(
    filesystem,
    'packages 0 registryType',
    undefined,
    'error packages[0].registryType required-member',
  ),
  'package of any registry': one(filesystem, 'packages 0 registryType', 'artifactory'),
  'package with spaces': one(
    filesystem,
    'packages 0 identifier',
    'my server',
    'error packages[0].identifier package-name-has-spaces',
  ),
  'package latest': one(filesystem, 'packages 0 version', 'latest', 'error packages[0].version reserved-version-string'),
  'package range': one(filesystem, 'packages 0 version', '^1.0.0', 'error packages[0].version version-looks-like-range'),
  'package hash': one(filesystem, 'packages 2 fileSha256', 'FE33', 'error packages[2].fileSha256 text-pattern'),
  'bundle without hash': one(filesystem, 'packages 2 fileSha256', undefined, 'warning packages[2].fileSha256 mcpb-hash-missing'),
  'registry without address': one(
    filesystem,
    'packages 0 registryBaseUrl',
    'npm',
    'error packages[0].registryBaseUrl invalid-uri',
  ),
  'stdio with address': one(
    filesystem,
    'packages 0 transport',
    { type: 'stdio', url: 'https://x.example.com' },
    'error packages[0].transport.url stdio-transport-url-not-empty',
  ),
  'transport unknown': one(filesystem, 'packages 0 transport type', 'pipe', 'error packages[0].transport.type not-listed'),
  'transport without address': one(
    filesystem,
    'packages 0 transport type',
    'sse',
    'error packages[0].transport.url required-member',
  ),
  'transport with an unknown variable': one(
    templated,
    'packages 0 transport url',
    'http://localhost:{port}/mcp',
    'error packages[0].transport.url invalid-templated-url',
  ),
  'argument unknown': one(
    filesystem,
    'packages 0 packageArguments 0 type',
    'flag',
    'error packages[0].packageArguments[0].type not-listed',
  ),
  'positional without value': one(
    filesystem,
    'packages 0 packageArguments 0',
    { type: 'positional', default: 'x' },
    'error packages[0].packageArguments[0] positional-argument-value-or-hint-required',
  ),
  'named without name': one(
    filesystem,
    'packages 1 runtimeArguments 0 name',
    undefined,
    'error packages[1].runtimeArguments[0].name required-member',
  ),
  'named with its value': one(
    filesystem,
    'packages 1 runtimeArguments 0 name',
    '--mount <path>',
    'error packages[1].runtimeArguments[0].name invalid-named-argument-name',
  ),
  'value repeats the name': one(
    filesystem,
    'packages 1 runtimeArguments 0 value',
    '--mount x',
    'error packages[1].runtimeArguments[0].value argument-value-starts-with-name',
  ),
  'default repeats the name': one(
    filesystem,
    'packages 1 runtimeArguments 0 default',
    '--mount x',
    'error packages[1].runtimeArguments[0].default argument-default-starts-with-name',
  ),

  'metadata of others': one(weather, '_meta com.example/x', { a: 1 }, 'warning _meta.com.example/x meta-not-kept'),
  'metadata that is no object': one(weather, '_meta', [], 'error _meta wrong-type'),
  'an unknown member': one(smallest, 'repositry', {}, 'error repositry unknown-member'),
  'an unknown member within': one(weather, 'remotes 0 header', [], 'error remotes[0].header unknown-member'),
  'nulls for what is optional': {
    document: change(weather, { title: null, 'remotes 0 headers': null, 'icons 0 theme': null }),
    issues: [],
  },
  'a null for what is needed': one(smallest, 'version', null, 'error version required-member'),
  'more than 64 KiB': one(
    smallest,
    '_meta',
    { 'io.modelcontextprotocol.registry/publisher-provided': { x: 'x'.repeat(65_536) } },
    'error  too-large',
  ),
  'everything at once': {
    document: change(weather, { name: 'weather', version: '^1', 'remotes 1 url': 'sse', 'icons 0 src': 'x' }),
    issues: [
      'error name invalid-server-name',
      'error version version-looks-like-range',
      'error remotes[1].url text-pattern',
      'error icons[0].src invalid-uri',
      'error icons[0].src icon-src-invalid-scheme',
    ],
  },
};

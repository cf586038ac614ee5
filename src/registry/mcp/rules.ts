/**
 * What a server.json must keep beyond its shape: the official registry's rules (its `internal/validators`), under the same names.
 * Its rules that only suit a public registry, such as repositories on two hosts and addresses that are https, are warnings here or
 * left out. Members of the wrong type are passed over: the shape names them.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import type { Schema } from '../openapi/operation.ts';
import { isServerName, NAME_PATTERN } from './names.ts';
import { isObject, issue, type Issue, objectsIn } from './shape.ts';

const semantic = (reference: string, pointer: string, message: string, severity?: Issue['severity']): Issue =>
  issue('semantic', reference, pointer, message, severity);

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const NUMBERS = String.raw`v?\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z.-]+)?`;
const RANGES = [
  new RegExp(String.raw`^(?:\^|~|>=|<=|>|<|=)\s*${NUMBERS}$`),
  new RegExp(String.raw`^${NUMBERS}\s-\s*${NUMBERS}$`),
  new RegExp(String.raw`^${NUMBERS}\s*(?:\|\|\s*${NUMBERS}\s*)+$`),
];
const DOTTED = /^(?:v?\d+|x|X|\*)(?:\.(?:\d+|x|X|\*)){1,2}(?:-[0-9A-Za-z.-]+)?$/;

/** True for a range of versions, such as `^1.2`, `1.x` or `1.0 - 2.0`. */
function isRange(version: string): boolean {
  const text = version.trim();
  return RANGES.some((range) => range.test(text)) || (DOTTED.test(text) && /[xX*]/.test(text));
}

const trimmed = ({ source }: RegExp): Schema => ({
  pattern: source.replace('^', String.raw`^\s*`).replace(/\$$/, String.raw`\s*$`),
});

/**
 * What JSON Schema can say of the rules here, for the API's description. It cannot say that an argument's value must not repeat its name,
 * or that an address has only variables which are defined.
 */
export const RULES = {
  name: { pattern: NAME_PATTERN },
  version: {
    not: { anyOf: [{ const: 'latest' }, ...RANGES.map(trimmed), { allOf: [trimmed(DOTTED), { pattern: '[xX*]' }] }] },
  },
  title: { pattern: String.raw`\S` },
  subfolder: { pattern: String.raw`^(?:(?!\.{0,2}(?:/|$))[a-zA-Z0-9\-_.]+(?:/(?!\.{0,2}(?:/|$))[a-zA-Z0-9\-_.]+)*)?$` },
  website: { pattern: `^[hH][tT][tT][pP][sS]?://[^"'<>/?#][^"'<>]*$` },
  icon: { pattern: '^[hH][tT][tT][pP][sS]://[^/?#]' },
  flag: { minLength: 1, pattern: '^[^<> $]*$' },
  positional: { anyOf: ['value', 'valueHint'].map((name) => ({ required: [name], properties: { [name]: { type: 'string' } } })) },
  identifier: { pattern: '^[^ ]*$' },
  localAddress: { maxLength: 0 },
} as const satisfies Record<string, Schema>;

/** True for a text that can name one version of a server. */
export const isVersion = (text: string): boolean =>
  text !== '' && text.length <= 255 && text !== 'latest' && !isRange(text) && !/\p{C}/u.test(text);

function checkVersion(value: JsonValue | undefined, pointer: string): Issue[] {
  const version = textOf(value);
  if (version === 'latest') return [semantic('reserved-version-string', pointer, 'must not be latest, which is a reserved word')];
  if (!isRange(version)) return [];
  return [semantic('version-looks-like-range', pointer, 'must be one version, not a range')];
}

function checkRepository(repository: JsonValue | undefined): Issue[] {
  if (!isObject(repository)) return [];
  const subfolder = textOf(repository['subfolder']);
  const valid = /^[a-zA-Z0-9\-_./]+$/.test(subfolder) && subfolder.split('/').every((part) => !/^\.{0,2}$/.test(part));
  if (subfolder === '' || valid) return [];
  return [semantic('invalid-subfolder-path', '/repository/subfolder', 'must be a relative path without . and ..')];
}

function checkWebsite(value: JsonValue | undefined): Issue[] {
  const website = textOf(value);
  if (website === '') return [];
  if (!/^https?:/i.test(website)) return [semantic('website-url-invalid-scheme', '/websiteUrl', 'must be an https address')];
  return [
    ...(/["'<>]/.test(website)
      ? [semantic('website-url-invalid-characters', '/websiteUrl', `must not have any of " ' < >: percent-encode them`)]
      : []),
    ...(/^http:/i.test(website) ? [semantic('website-url-invalid-scheme', '/websiteUrl', 'is not https', 'warning')] : []),
  ];
}

function checkArgument(argument: JsonObject, pointer: string): Issue[] {
  if (argument['type'] === 'positional') {
    if (argument['value'] !== undefined || argument['valueHint'] !== undefined) return [];
    return [semantic('positional-argument-value-or-hint-required', pointer, 'needs a value or a valueHint')];
  }
  const name = argument['name'];
  if (argument['type'] !== 'named' || typeof name !== 'string') return [];
  if (name === '') return [semantic('named-argument-name-required', `${pointer}/name`, 'must not be empty')];
  return [
    ...(/[<> $]/.test(name)
      ? [semantic('invalid-named-argument-name', `${pointer}/name`, 'must be the flag alone, without its value')]
      : []),
    ...['value', 'default']
      .filter((member) => textOf(argument[member]).startsWith(name))
      .map((member) =>
        semantic(`argument-${member}-starts-with-name`, `${pointer}/${member}`, 'must not repeat the name of the argument'),
      ),
  ];
}

const VARIABLE = /\{([^}]+)\}/g;

/** Up to the last closing brace: behind it each opening one would be followed to the end of the text, for nothing. */
const closedPart = (template: string): string => template.slice(0, template.lastIndexOf('}') + 1);

/** An address with something in the place of each variable, so that it can be read as a URL. */
function fillIn(template: string): string {
  const closed = closedPart(template);
  const filled = closed.replaceAll(VARIABLE, (variable, _name, at: number) => {
    const isPort = template[at - 1] === ':' && [undefined, '/'].includes(template[at + variable.length]);
    return isPort ? '8080' : 'placeholder';
  });
  return filled + template.slice(closed.length);
}

/** Checks an address in which variables may stand. */
function checkAddress(value: JsonValue | undefined, pointer: string, variables: ReadonlySet<string>): Issue[] {
  const address = textOf(value);
  if (!/^https?:\/\/\S+$/.test(address)) return [];
  if (!URL.canParse(fillIn(address))) return [semantic('invalid-templated-url', pointer, 'must be an absolute URL')];
  const used = [...closedPart(address).matchAll(VARIABLE)].map(([, name = '']) => name);
  const unknown = used.filter((name) => !variables.has(name));
  if (unknown.length === 0) return [];
  return [semantic('invalid-templated-url', pointer, `has variables that are defined nowhere: ${unknown.join(', ')}`)];
}

function checkPackage(entry: JsonObject, pointer: string): Issue[] {
  const runtime = objectsIn(entry['runtimeArguments'], `${pointer}/runtimeArguments`);
  const own = objectsIn(entry['packageArguments'], `${pointer}/packageArguments`);
  const environment = objectsIn(entry['environmentVariables'], `${pointer}/environmentVariables`);
  const variables = new Set([
    ...environment.map(([variable]) => textOf(variable['name'])),
    ...[...runtime, ...own].flatMap(([argument]) => [textOf(argument['name']), textOf(argument['valueHint'])]),
  ]);
  const transport = entry['transport'];
  const url = isObject(transport) ? transport['url'] : undefined;
  const isLocal = isObject(transport) && transport['type'] === 'stdio';
  return [
    ...(/ /.test(textOf(entry['identifier']))
      ? [semantic('package-name-has-spaces', `${pointer}/identifier`, 'must not have spaces')]
      : []),
    ...checkVersion(entry['version'], `${pointer}/version`),
    ...(entry['registryType'] === 'mcpb' && entry['fileSha256'] === undefined
      ? [semantic('mcpb-hash-missing', `${pointer}/fileSha256`, 'should be given for an mcpb package', 'warning')]
      : []),
    ...[...runtime, ...own].flatMap(([argument, at]) => checkArgument(argument, at)),
    ...(isLocal && textOf(url) !== ''
      ? [semantic('stdio-transport-url-not-empty', `${pointer}/transport/url`, 'must not be given for stdio')]
      : checkAddress(url, `${pointer}/transport/url`, variables)),
  ];
}

const isLoopback = (host: string): boolean => /^(?:.+\.)?localhost$|^127\.|^\[::1\]$/.test(host);

function checkRemote(remote: JsonObject, pointer: string): Issue[] {
  const variables = remote['variables'];
  const url = remote['url'];
  const issues = checkAddress(url, `${pointer}/url`, new Set(isObject(variables) ? Object.keys(variables) : []));
  const filled = fillIn(textOf(url));
  if (issues.length > 0 || !URL.canParse(filled)) return issues;
  const { protocol, hostname } = new URL(filled);
  const at = `${pointer}/url`;
  return [
    ...(isLoopback(hostname) ? [semantic('invalid-remote-url', at, 'is reachable from this machine alone', 'warning')] : []),
    ...(protocol === 'http:'
      ? [semantic('invalid-remote-url', at, 'is not https: what it carries is not encrypted', 'warning')]
      : []),
  ];
}

/** Finds where a server.json breaks a rule. */
export function checkRules(server: JsonObject): Issue[] {
  const { name, title } = server;
  return [
    ...(typeof name === 'string' && name !== '' && !isServerName(name)
      ? [
          semantic(
            'invalid-server-name',
            '/name',
            'must be a reverse-DNS namespace, one slash and a name, such as com.example/weather',
          ),
        ]
      : []),
    ...checkVersion(server['version'], '/version'),
    ...(typeof title === 'string' && title !== '' && title.trim() === ''
      ? [semantic('title-whitespace-only', '/title', 'must not be white space alone')]
      : []),
    ...checkRepository(server['repository']),
    ...checkWebsite(server['websiteUrl']),
    ...objectsIn(server['icons'], '/icons')
      .filter(([icon]) => typeof icon['src'] === 'string' && !/^https:/i.test(icon['src']))
      .map(([, pointer]) => semantic('icon-src-invalid-scheme', `${pointer}/src`, 'must be an https address')),
    ...objectsIn(server['packages'], '/packages').flatMap(([entry, pointer]) => checkPackage(entry, pointer)),
    ...objectsIn(server['remotes'], '/remotes').flatMap(([remote, pointer]) => checkRemote(remote, pointer)),
  ];
}

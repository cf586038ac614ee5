/**
 * The parts of the registry chart's templates that name settings: the Secret, the pod's references to existing Secrets,
 * and the refusals.
 *
 * @module
 */
import { CHART_URL } from '../settings/checks/url.ts';
import type { Condition, Rule } from '../settings/rules.ts';
import { phrase } from '../settings/rules.ts';
import {
  environmentNames,
  existingSecretEntryKey,
  existingSecretKey,
  policyGateChartSettings,
  type Setting,
} from '../settings/setting.ts';
import { BANNER, type Catalogue } from './catalogue.ts';
import { chartRuleProblem } from './chart-rules.ts';
import { imageMinimum, WHOLE_SECRET } from './values-schema.ts';

const header = `{{- /* ${BANNER} */ -}}`;

/** Quotes a text for a Go template. */
const goString = (text: string): string => JSON.stringify(text);

function secretEntry({ key, env, schema }: Setting): string {
  // Plain b64enc refuses what is no text; toString would store a number as 1e+06 and null as <nil>.
  return schema.type === 'string'
    ? `  {{- with .Values.app.${key} }}\n  ${env}: {{ . | b64enc | quote }}\n  {{- end }}`
    : `  {{- if not (kindIs "invalid" .Values.app.${key}) }}\n  ${env}: {{ .Values.app.${key} | toString | b64enc | quote }}\n  {{- end }}`;
}

const secretHead = (name: string): string => `apiVersion: v1
kind: Secret
metadata:
  name: {{ ${name} | quote }}
  labels:
    {{- include "registry.labels" . | nindent 4 }}
type: Opaque
data:`;

/**
 * `templates/secret.yaml`: every setting that the values hold, under its environment name. With `secretsAsFiles` the secrets
 * stand in a Secret of their own, which is mounted and not read as environment.
 */
export function renderSecretTemplate(catalogue: Catalogue): string {
  const secrets = catalogue.appSettings.filter(({ secret }) => secret).map(secretEntry);
  const others = catalogue.appSettings.filter(({ secret }) => !secret).map(secretEntry);
  return `${header}
${secretHead('include "registry.fullname" .')}
${others.join('\n')}
  {{- if .Values.secretsAsFiles }}
---
${secretHead('include "registry.suffixed" (list . "files")')}
  {{- end }}
${secrets.join('\n')}
`;
}

function fileSource({ key, env }: Setting): string {
  const source = (name: string, entry: string): string => `- secret:
    name: {{ ${name} | quote }}
    items:
      - key: {{ ${entry} | quote }}
        path: ${env}`;
  return `{{- if .Values.app.${existingSecretKey(key)} }}
${source(`tpl .Values.app.${existingSecretKey(key)} .`, `.Values.app.${existingSecretEntryKey(key)} | default ${goString(env)}`)}
{{- else if .Values.app.${key} }}
${source('include "registry.suffixed" (list . "files")', goString(env))}
{{- end }}`;
}

/**
 * `templates/_env.tpl`: the secrets of the pod. References to existing Secrets as variables, which win over \`envFrom\`, and as
 * sources of the volume that \`secretsAsFiles\` mounts; the environment names of all secrets, and of those that the values give.
 */
export function renderEnvTemplate(catalogue: Catalogue): string {
  const secrets = catalogue.appSettings.filter(({ secret }) => secret);
  const references = secrets.map(
    ({ key, env }) => `{{- with .Values.app.${existingSecretKey(key)} }}
- name: ${env}
  valueFrom:
    secretKeyRef:
      name: {{ tpl . $ | quote }}
      key: {{ $.Values.app.${existingSecretEntryKey(key)} | default ${goString(env)} | quote }}
{{- end }}`,
  );
  const given = secrets.map(
    ({ key, env }) => `{{- if or .Values.app.${key} .Values.app.${existingSecretKey(key)} }}
- ${env}
{{- end }}`,
  );
  const templates = {
    'registry.secretReferences': references,
    'registry.secretSources': secrets.map(fileSource),
    'registry.secretVariables': secrets.map(({ env }) => `- ${env}`),
    'registry.ownSecretVariables': given,
    'registry.literalSecrets': secrets.map(({ key, env }) => `{{- if .Values.app.${key} }}\n- ${env}\n{{- end }}`),
  };
  const defines = Object.entries(templates).map(([name, lines]) => `{{- define "${name}" -}}\n${lines.join('\n')}\n{{- end }}\n`);
  return `${header}\n${defines.join('\n')}`;
}

function isSet(setting: Setting): string {
  const literal = `(include "registry.isSet" $app.${setting.key})`;
  return setting.secret ? `(or ${literal} (include "registry.isSet" $app.${existingSecretKey(setting.key)}))` : literal;
}

function conditionOf(key: string, wanted: Condition, setting: Setting): string {
  return wanted === 'set'
    ? isSet(setting)
    : `(has $app.${key} (list ${wanted.map((value) => goString(value as string)).join(' ')}))`;
}

function problem(condition: string, key: string, message: string, hint: string): string {
  // The prefix is the chart's own: app. in the registry, registry.app. in a parent.
  const nameOf = (name: string): string => `%[1]s${name}`;
  const text = `${nameOf(key)} ${phrase(message, nameOf)}: ${phrase(hint, nameOf)}`;
  return `{{- if ${condition} }}{{ $problems = append $problems (printf ${goString(text)} $prefix) }}{{ end }}`;
}

function ruleProblems(rule: Rule, settingOf: (key: string) => Setting): string[] {
  if ((rule.severity ?? 'error') !== 'error') return [];
  const when = Object.entries(rule.when ?? {}).map(([key, wanted]) => conditionOf(key, wanted, settingOf(key)));
  const all = (...conditions: string[]): string => (conditions.length > 1 ? `and ${conditions.join(' ')}` : conditions.join(''));
  const refuse = (key: string, ...conditions: string[]): string =>
    problem(all(...when, ...conditions), key, rule.message, rule.hint);
  const set = (key: string): string => isSet(settingOf(key));
  const elsewhere = `(not (include "registry.isSet" $app.${WHOLE_SECRET.key}))`;
  if (rule.require) return rule.require.map((key) => refuse(key, elsewhere, `(not ${set(key)})`));
  if (rule.requireOne) {
    const [first = ''] = rule.requireOne;
    return [refuse(first, elsewhere, ...rule.requireOne.map((key) => `(not ${set(key)})`))];
  }
  const [first = '', ...others] = rule.conflict ?? [];
  return others.map((other) => refuse(first, set(first), set(other)));
}

const goList = (items: readonly string[]): string => `(list ${items.join(' ')})`;

/** A secret stands beside a reference to it: its own, or the Secret that holds all. */
function secretProblems(secrets: readonly Setting[]): string {
  return `{{- range $key := ${goList(secrets.map(({ key }) => goString(key)))} }}
{{- range $reference := list (printf "%s${existingSecretKey('')}" $key) ${goString(WHOLE_SECRET.key)} }}
{{- if and (include "registry.isSet" (index $app $key)) (include "registry.isSet" (index $app $reference)) }}
{{- $problems = append $problems (printf "%[1]s%[2]s and %[1]s%[3]s are both set: keep one of the two, the reference where you can" $prefix $key $reference) }}
{{- end }}{{ end }}{{ end }}`;
}

function maximumOf({ key, schema }: Setting): number {
  // Go's templates print 1000000 as 1e+06, which the registry would not read.
  if (schema.maximum === undefined || schema.maximum > 999_999) throw new Error(`${key} needs a maximum below 1000000`);
  return schema.maximum;
}

/** The schema checks the range of a number; a number written as text is checked here. */
function rangeProblems(numbers: readonly Setting[]): string {
  const ranges = numbers.map((setting) => `(list ${goString(setting.key)} ${imageMinimum(setting)} ${maximumOf(setting)})`);
  return `{{- range $range := ${goList(ranges)} }}
{{- $value := index $app (index $range 0) }}
{{- if and (not (kindIs "invalid" $value)) (or (lt (int $value) (index $range 1)) (gt (int $value) (index $range 2))) }}
{{- $problems = append $problems (printf "%s%s must be from %d to %d" $prefix (index $range 0) (index $range 1) (index $range 2)) }}
{{- end }}{{ end }}`;
}

/** Helm prints a value that fails a pattern of the schema, and a URL may hold a password: so this is checked here. */
function urlProblems(urls: readonly Setting[]): string {
  return `{{- range $key := ${goList(urls.map(({ key }) => goString(key)))} }}
{{- $url := toString (index $app $key | default "") }}
{{- if and $url (not (regexMatch ${goString(CHART_URL.source)} $url)) }}
{{- $problems = append $problems (printf "%s%s must be an absolute URL without user name, password and fragment: write it as https://host/path" $prefix $key) }}
{{- end }}{{ end }}`;
}

/** `templates/validate.yaml`: what contradicts itself fails the render, everything at once, in full sentences. */
export function renderValidateTemplate(catalogue: Catalogue): string {
  const byKey = new Map(catalogue.appSettings.map((setting) => [setting.key, setting]));
  const settingOf = (key: string): Setting => {
    const setting = byKey.get(key);
    if (setting === undefined) throw new Error(`a rule names ${key}, which no schema file has`);
    return setting;
  };
  const { appSettings } = catalogue;
  const checks = [
    ...catalogue.rules.flatMap((rule) => ruleProblems(rule, settingOf)),
    secretProblems(appSettings.filter(({ secret }) => secret)),
    rangeProblems(appSettings.filter(({ schema }) => schema.type === 'integer')),
    urlProblems(appSettings.filter(({ schema }) => schema['x-check'] === 'url')),
    ...catalogue.chartRules.map(chartRuleProblem),
  ];
  return `${header}
{{- $app := .Values.app }}
{{- $root := ternary "" (printf "%s." .Chart.Name) .Chart.IsRoot }}
{{- $prefix := printf "%sapp." $root }}
{{- $problems := list }}
${checks.join('\n')}
{{- $reserved := splitList "\\n" (.Files.Get "reserved-env-names.txt") }}
{{- range .Values.extraEnv }}
{{- if has .name $reserved }}{{ $problems = append $problems (printf "extraEnv sets %s, which comes from the keys under %s: use its key there, for a secret the one that ends in ExistingSecret" .name (trimSuffix "." $prefix)) }}{{ end }}
{{- end }}
{{- if $problems }}{{ fail (printf "\\n\\n- %s\\n" (join "\\n- " $problems)) }}{{ end }}
`;
}

/** \`reserved-env-names.txt\`: the variables that \`extraEnv\` may not set, since settings do. */
export function renderReservedNames(catalogue: Catalogue): string {
  return `# ${BANNER}\n${catalogue.appSettings.flatMap(environmentNames).toSorted().join('\n')}\n`;
}

/** \`_policy-gate-env.tpl\` of the stack: the policy gate's settings as variables. */
export function renderPolicyGateEnv(): string {
  const settings = policyGateChartSettings;
  const variables = settings.map(
    ({ key, env }) =>
      `{{- with .Values.policyGate.settings.${key} }}\n- name: ${env}\n  value: {{ . | toString | quote }}\n{{- end }}`,
  );
  return `${header}
{{- define "stack.policyGateVariables" -}}
${variables.join('\n')}
{{- end }}
`;
}

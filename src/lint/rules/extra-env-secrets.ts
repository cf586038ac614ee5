import { finding, type Finding } from '../../errors/finding.ts';
import type { ValueNode } from '../../helm/value-tree.ts';
import { isSecretName } from '../../settings/secret-names.ts';
import { placeOf, type Subject } from '../subject.ts';
import { credentialIn } from './credential-shapes.ts';
import { extraVariables } from './extra-env.ts';
import { isPlaceholder, passwordOf } from './placeholder.ts';
import { isSecretReference } from './secret-reference.ts';

/** A variable of `extraEnv` that holds a secret in clear text: everybody who may see the pod sees it. */
export function checkExtraEnvSecrets(subject: Subject): Finding[] {
  return extraVariables(subject).flatMap(({ path, name, setting, value }) => {
    // A variable of the settings has a finding of its own.
    if (name === '' || setting !== undefined || !isSecret(name, textOf(value))) return [];
    return [
      finding('secret-in-plain-key', {
        path: `${path}.value`,
        env: name,
        severity: 'warning',
        message: `${path}.value is a secret in clear text, in the pod and in the values`,
        hint: 'put it into a Secret and use valueFrom.secretKeyRef in place of value',
        ...placeOf(value),
      }),
    ];
  });
}

function textOf(node: ValueNode | undefined): string {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value.trim() : '';
}

/** Characters of the longest value to look into. */
const MAX_VALUE = 65_536;

function isSecret(name: string, value: string): boolean {
  if (value === '' || value.length > MAX_VALUE || isSecretReference(value) || isPlaceholder(value)) return false;
  return credentialIn(value) !== undefined || (isSecretName(name) && !isHarmless(value)) || hasPassword(value);
}

function hasPassword(value: string): boolean {
  const password = passwordOf(value);
  return password !== undefined && !isSecretReference(password) && !isPlaceholder(password);
}

/** A switch, a small number, a path, an address without a password, a reference to another variable. */
function isHarmless(value: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return !hasPassword(value);
  return value.length < 4 || /^(?:true|false|none|\d{1,6}|\.{0,2}\/.*|.*\$\([\w.-]+\).*)$/is.test(value);
}

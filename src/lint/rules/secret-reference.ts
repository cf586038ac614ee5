import { isRenderedFirst } from './templates.ts';

/**
 * Ways in which pipelines write "put the secret here": what stands in the file is the secret's place, not the secret.
 */
const WHOLE: readonly RegExp[] = [
  // Variables of a shell and its kin, Azure DevOps (not in capitals, as Kubernetes has them), Octopus, token replacers, Concourse.
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^\$\((?![A-Z_][A-Z0-9_]*\))[\w.-]+\)$/,
  /^#\{[^{}]+\}#?$/,
  /^(?:__|@@)[A-Za-z][\w.-]*(?:__|@@)$/,
  /^\(\([^()]+\)\)$/,
  // vals and helm-secrets, 1Password, the secret stores of the clouds.
  /^(?:secret)?ref\+[a-z0-9]+:\/\//i,
  /^(?:op|secrets|vault|awssm|awssecretsmanager|awsssm|gcpsm|gcpsecretmanager|sm|azurekeyvault|akv|keeper|doppler|infisical):\/\//i,
  /^arn:aws[a-z-]*:(?:secretsmanager|ssm):/,
  /^projects\/[^/]+\/secrets\/[^/]+/,
  /^@Microsoft\.KeyVault\(/i,
  // bank-vaults (vault:path#key), Vault's transit engine (vault:v1:...), Akeyless.
  /^(?:>>)?(?:vault|akeyless):\S/,
  // SOPS, Ansible Vault, the transit text of other tools: encrypted.
  /^ENC\[.+\]$/s,
  /^\$ANSIBLE_VAULT;/,
];

/** The same within a longer text, such as the password of a URL: `${NAME}`, the placeholder of Argo CD's Vault plugin. */
const ANYWHERE: readonly RegExp[] = [/\$\{[^{}]+\}/, /<path:[^<>]+>/, /\bref\+[a-z0-9]+:\/\//i];

/** True for a text that a pipeline replaces by the secret before the value is used, or that is encrypted. */
export function isSecretReference(text: string): boolean {
  const trimmed = text.trim();
  return WHOLE.some((pattern) => pattern.test(trimmed)) || ANYWHERE.some((pattern) => pattern.test(trimmed));
}

/** True for what another program replaces before Helm reads the file. */
export function isReplacedBefore(text: string, file: string): boolean {
  return isSecretReference(text) || (isRenderedFirst(file) && /\{\{|<%/.test(text));
}

import type { Catalogue, JsonSchema } from './catalogue.ts';
import { renderStackValidateTemplate } from './chart-rules.ts';
import {
  renderEnvTemplate,
  renderPolicyGateEnv,
  renderReservedNames,
  renderSecretTemplate,
  renderValidateTemplate,
} from './chart-templates.ts';
import { renderCompose } from './compose.ts';
import { gatectlSchema } from './gatectl-schema.ts';
import { renderEnvExample, renderErrorsPage, renderSettingsPage } from './pages.ts';
import { renderRulePages } from './rule-pages.ts';
import { renderTypes } from './types.ts';
import { renderValidators } from './validators.ts';
import { registryValuesSchema, stackValuesSchema } from './values-schema.ts';
import { renderRegistryValues, renderStackValues } from './values-yaml.ts';

const json = (schema: JsonSchema): string => `${JSON.stringify(schema, undefined, 2)}\n`;

/**
 * Everything that is generated from the schema: content by path, relative to the repository's root, in a stable order.
 * Adding a surface means adding a line here.
 */
export async function renderArtifacts(catalogue: Catalogue): Promise<ReadonlyMap<string, string>> {
  const validators = renderValidators(catalogue);
  const registrySchema = registryValuesSchema(catalogue, true);
  return new Map([
    ['.env.example', renderEnvExample(catalogue)],
    ['charts/mcp-gateway-registry-stack/templates/_policy-gate-env.tpl', renderPolicyGateEnv()],
    ['charts/mcp-gateway-registry-stack/templates/validate.yaml', renderStackValidateTemplate(catalogue)],
    ['charts/mcp-gateway-registry-stack/values.schema.json', json(stackValuesSchema(catalogue, registrySchema, true))],
    ['charts/mcp-gateway-registry-stack/values.yaml', renderStackValues(catalogue)],
    ['charts/registry/reserved-env-names.txt', renderReservedNames(catalogue)],
    ['charts/registry/templates/_env.tpl', renderEnvTemplate(catalogue)],
    ['charts/registry/templates/secret.yaml', renderSecretTemplate(catalogue)],
    ['charts/registry/templates/validate.yaml', renderValidateTemplate(catalogue)],
    ['charts/registry/values.schema.json', json(registrySchema)],
    ['charts/registry/values.yaml', renderRegistryValues(catalogue)],
    ['compose.yaml', renderCompose(catalogue, catalogue.compose)],
    ['docs/errors.md', renderErrorsPage()],
    ...renderRulePages(),
    ['docs/settings.md', renderSettingsPage(catalogue)],
    ['schema/gatectl.schema.json', json(gatectlSchema())],
    ['src/settings/generated/contract-validators.d.ts', validators.contract.declarations],
    ['src/settings/generated/contract-validators.js', validators.contract.code],
    ['src/settings/generated/settings.ts', await renderTypes(catalogue)],
    ['src/settings/generated/settings-validators.d.ts', validators.settings.declarations],
    ['src/settings/generated/settings-validators.js', validators.settings.code],
    ['src/settings/generated/values-validators.d.ts', validators.values.declarations],
    ['src/settings/generated/values-validators.js', validators.values.code],
  ]);
}

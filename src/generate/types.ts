import type { Setting } from '../settings/setting.ts';
import { BANNER, type Catalogue } from './catalogue.ts';

function runtimeSchema(title: string, description: string, settings: readonly Setting[]): object {
  const properties = settings.map(({ key, env, schema, file }): [string, object] => {
    const tsType = file ? 'Secret' : schema['x-list'] === true ? 'readonly string[]' : undefined;
    return [
      key,
      {
        type: schema.type,
        ...(schema.enum && !tsType && { enum: schema.enum }),
        description: `\`${env}\`: ${schema.description}`,
        ...(tsType && { tsType }),
      },
    ];
  });
  return {
    title,
    description,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    required: settings.map(({ key }) => key),
  };
}

/** TypeScript types of the settings as the programs hold them: secrets wrapped, lists split, defaults applied. */
export async function renderTypes(catalogue: Catalogue): Promise<string> {
  // Not in the bundle: it is there in a checkout, where alone types are generated.
  const { compile } = await import('json-schema-to-typescript');
  const options = { bannerComment: '', style: { singleQuote: true, printWidth: 130 } };
  const app = runtimeSchema('AppSettings', 'Settings of the registry.', catalogue.appSettings);
  const policyGate = runtimeSchema('PolicyGateSettings', 'Settings of the policy gate.', catalogue.policyGateSettings);
  const parts = [await compile(app, 'AppSettings', options), await compile(policyGate, 'PolicyGateSettings', options)];
  return `// ${BANNER}\nimport type { Secret } from '../secret.ts';\n\n${parts.join('\n')}`;
}

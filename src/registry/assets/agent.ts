import { adviseAgent } from './a2a.ts';
import { type Kind, withSnakeCase } from './kind.ts';

/** An A2A agent card. */
export const agentKind: Kind = {
  assetType: 'agent',
  collection: 'agents',
  fields: withSnakeCase({
    name: { type: 'name', required: true },
    description: { type: 'filledText', required: true },
    url: { type: 'endpointUrl', required: true },
    version: { type: 'filledText', required: true },
    path: { type: 'path' },
    status: { type: 'status' },
    visibility: { type: 'text' },
    license: { type: 'text' },
    tags: { type: 'tags' },
    metadata: { type: 'object' },
    protocolVersion: { type: 'text' },
    supportedProtocol: { type: 'text' },
    capabilities: { type: 'object' },
    skills: { type: 'objects' },
    defaultInputModes: { type: 'texts' },
    defaultOutputModes: { type: 'texts' },
    provider: { type: 'textOrObject' },
    security: { type: 'listOrObject' },
    securitySchemes: { type: 'object' },
    preferredTransport: { type: 'text' },
    additionalInterfaces: { type: 'objects' },
    documentationUrl: { type: 'webUrl' },
    iconUrl: { type: 'text' },
    isEnabled: { type: 'boolean' },
    numStars: { type: 'number' },
    trustLevel: { type: 'text' },
  }),
  namesPath: true,
  advise: adviseAgent,
};

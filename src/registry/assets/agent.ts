import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import { pointerTo } from '../body.ts';
import type { BodyError } from '../problem.ts';
import { type Kind, snakeCase, withSnakeCase } from './kind.ts';

/** What the A2A specification (0.3, section 5.5) requires of an agent card beyond what the registry needs. */
const A2A_MEMBERS = ['protocolVersion', 'capabilities', 'skills', 'defaultInputModes', 'defaultOutputModes'];

/** What it requires of each skill (section 5.5.4). */
const A2A_SKILL_MEMBERS = ['id', 'name', 'description', 'tags'];

const lacks = (card: JsonObject, member: string): boolean => (card[member] ?? card[snakeCase(member)] ?? null) === null;

function adviseSkill(skill: JsonValue, index: number): BodyError[] {
  return A2A_SKILL_MEMBERS.filter((member) => lacks(skill as JsonObject, member)).map((member) => ({
    pointer: pointerTo(`/skills/${index}`, member),
    message: 'is required of each skill by the A2A specification',
  }));
}

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
  advise: (card) => [
    ...A2A_MEMBERS.filter((member) => lacks(card, member)).map((member) => ({
      pointer: pointerTo('', member),
      message: 'is required by the A2A specification',
    })),
    ...(Array.isArray(card['skills']) ? card['skills'].flatMap(adviseSkill) : []),
  ],
};

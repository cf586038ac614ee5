import { adviseSkill } from './agent-skills.ts';
import type { Kind } from './kind.ts';

/** An agent skill: a SKILL.md somewhere. */
export const skillKind: Kind = {
  assetType: 'skill',
  collection: 'skills',
  fields: {
    name: { type: 'name', required: true },
    description: { type: 'filledText', required: true },
    skill_md_url: { type: 'webUrl', required: true },
    path: { type: 'path' },
    status: { type: 'status' },
    visibility: { type: 'text' },
    license: { type: 'text' },
    version: { type: 'text' },
    tags: { type: 'tags' },
    metadata: { type: 'object' },
    repository_url: { type: 'webUrl' },
    compatibility: { type: 'text' },
    allowed_tools: { type: 'list' },
  },
  home: '/skills',
  namesPath: true,
  advise: adviseSkill,
};

import { agentKind } from './agent.ts';
import type { Kind } from './kind.ts';
import { serverKind } from './server.ts';
import { skillKind } from './skill.ts';

/** Every kind of asset. */
export const kinds: readonly Kind[] = [agentKind, serverKind, skillKind];

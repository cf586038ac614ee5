/**
 * What the Agent Skills format (agentskills.io/specification) asks of the head of a `SKILL.md`, for the members of a card that stand for
 * it.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import { pointerTo } from '../body.ts';
import type { BodyError } from '../problem.ts';

/** Lower-case letters, digits and single hyphens between them. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const MAX_NAME = 64;
const MAX_DESCRIPTION = 1024;
const MAX_COMPATIBILITY = 500;

const lengthOf = (value: JsonValue | undefined): number => (typeof value === 'string' ? Array.from(value).length : 0);

const isTool = (tool: JsonValue): boolean =>
  typeof tool === 'string' ||
  (typeof tool === 'object' && tool !== null && 'tool_name' in tool && typeof tool.tool_name === 'string');

function* findGaps(skill: JsonObject): Generator<BodyError> {
  const { name, description, compatibility, license, metadata, allowed_tools: tools } = skill;
  if (typeof name === 'string' && (!NAME.test(name) || name.length > MAX_NAME)) {
    const message = `should be 1 to ${MAX_NAME} lower-case letters, digits and single hyphens between them`;
    yield { pointer: '/name', message };
  }
  if (lengthOf(description) > MAX_DESCRIPTION) {
    yield { pointer: '/description', message: `should have at most ${MAX_DESCRIPTION} characters` };
  }
  if (typeof compatibility === 'string' && (compatibility === '' || lengthOf(compatibility) > MAX_COMPATIBILITY)) {
    yield { pointer: '/compatibility', message: `should have 1 to ${MAX_COMPATIBILITY} characters` };
  }
  if (license === '') yield { pointer: '/license', message: 'should name a license, or be left out' };
  for (const [key, value] of Object.entries((metadata ?? {}) as JsonObject)) {
    if (typeof value !== 'string') yield { pointer: pointerTo('/metadata', key), message: 'should be text' };
  }
  for (const [index, tool] of (Array.isArray(tools) ? (tools as readonly JsonValue[]) : []).entries()) {
    if (!isTool(tool))
      yield { pointer: pointerTo('/allowed_tools', index), message: 'should be text, or an object with tool_name' };
  }
  const inFile = skill['allowed-tools'];
  if (inFile !== undefined && typeof inFile !== 'string') {
    yield { pointer: '/allowed-tools', message: 'should be one text: the tools, separated by spaces' };
  }
}

/** What a skill has otherwise than the Agent Skills format wants it. */
export const adviseSkill = (skill: JsonObject): readonly BodyError[] =>
  [...findGaps(skill)].map(({ pointer, message }) => ({ pointer, message: `${message} by the Agent Skills format` }));

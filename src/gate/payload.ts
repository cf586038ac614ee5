import type { GateQuestion, JsonObject } from './decision.ts';
import { forwardedHeaders } from './headers.ts';

/** Version of the body's form; grows when a gate has to change to understand it. */
export const SCHEMA_VERSION = 1;

/**
 * The JSON body of a gate call.
 *
 * @param sanitized the asset without its secrets
 */
export function buildBody(question: GateQuestion, sanitized: JsonObject): string {
  const { subject, groups, method } = question.actor;
  return JSON.stringify({
    schema_version: SCHEMA_VERSION,
    asset_type: question.assetType,
    operation: question.operation,
    source_api: question.sourceApi,
    registration_payload: sanitized,
    request_headers: forwardedHeaders(question.requestHeaders),
    request_id: question.requestId,
    actor: { subject, groups, method },
    ...(question.dryRun === true && { dry_run: true }),
  });
}

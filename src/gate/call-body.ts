import { canonicalJson, sha256 } from './canonical-json.ts';
import type { GateQuestion } from './decision.ts';
import { forwardedHeaders } from './headers.ts';
import { sanitizePayload } from './sanitize.ts';

/** Version of the body's form; grows when a gate has to change to understand it. */
const SCHEMA_VERSION = 1;

/** What a gate call says of a question. Each part is made once, when it is first asked for. */
export class CallBody {
  readonly #question: GateQuestion;
  #payload: string | undefined;
  #payloadSha256: string | undefined;
  #text: string | undefined;

  constructor(question: GateQuestion) {
    this.#question = question;
  }

  /**
   * SHA-256, in hexadecimal, of the asset without its secrets, as canonical JSON: of the very text that the body holds.
   *
   * @throws Error for an asset that has no canonical form
   */
  get payloadSha256(): string {
    return (this.#payloadSha256 ??= sha256(this.#payloadText));
  }

  /**
   * The JSON body.
   *
   * @throws Error for an asset that has no canonical form
   */
  get text(): string {
    return (this.#text ??= this.#write());
  }

  /** Makes all of it ahead of its use, e.g. while something else is waited for. What cannot be made is told at its use. */
  prepare(): void {
    try {
      this.#text ??= this.#write();
      this.#payloadSha256 ??= sha256(this.#payloadText);
    } catch {
      // It throws again for whoever asks.
    }
  }

  get #payloadText(): string {
    return (this.#payload ??= canonicalJson(sanitizePayload(this.#question.payload)));
  }

  #write(): string {
    const { assetType, operation, sourceApi, requestHeaders, requestId, actor, dryRun } = this.#question;
    const { subject, groups, method } = actor;
    const about = JSON.stringify({
      schema_version: SCHEMA_VERSION,
      asset_type: assetType,
      operation,
      source_api: sourceApi,
      request_headers: forwardedHeaders(requestHeaders),
      request_id: requestId,
      actor: { subject, groups, method },
      ...(dryRun === true && { dry_run: true }),
    });
    return `${about.slice(0, -1)},"registration_payload":${this.#payloadText}}`;
  }
}

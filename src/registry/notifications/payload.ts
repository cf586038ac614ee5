import type { AssetType, JsonObject } from '../../gate/decision.ts';
import { sanitizePayload } from '../../gate/sanitize.ts';
import type { NewDelivery } from '../store/store.ts';

/** What a notification tells of, in the upstream registry's words. */
export type EventType = 'registration' | 'update' | 'deletion';

/** A write or a removal that is about to be committed. */
export interface NotifiedChange {
  readonly eventType: EventType;
  readonly assetType: AssetType;
  readonly card: JsonObject;
  /** Subject of the caller. */
  readonly performedBy: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * A notification with the upstream registry's payload: `event_type`, `registration_type`, `timestamp`, `performed_by` and the
 * `card`, which is sanitised as it is for the gate.
 */
export function notificationOf({ eventType, assetType, card, performedBy, at }: NotifiedChange): NewDelivery {
  const payload = {
    event_type: eventType,
    registration_type: assetType,
    timestamp: at,
    performed_by: performedBy,
    card: sanitizePayload(card),
  };
  return { eventType, payload: JSON.stringify(payload), createdAt: at };
}

import type { NewDelivery } from '../store/store.ts';
import { type NotifiedChange, notificationOf } from './payload.ts';

/** What the routes need to have a change notified. */
export interface Notifications {
  /** What must be stored in the transaction of a change; nothing when nobody is notified. */
  of(change: NotifiedChange): readonly NewDelivery[];
  /** Says that a change was committed. */
  announce(): void;
}

/** For a registry that notifies nobody. */
export const noNotifications: Notifications = { of: () => [], announce: () => {} };

/** For a registry with a webhook. */
export const createNotifications = (announce: () => void): Notifications => ({
  of: (change) => [notificationOf(change)],
  announce,
});

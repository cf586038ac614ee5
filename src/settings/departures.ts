/** Settings that make the gate decide about less than everything, or the registry ask fewer callers who they are. */
import type { SettingFacts } from './rules.ts';

/** A choice that is right for a while or for a test, and that nobody should forget. */
export interface Departure {
  readonly key: string;
  /** Reads on after the key's name. */
  readonly message: string;
  readonly hint: string;
}

/** Reads a comma-separated list: trimmed, without empty entries and repetitions. */
export function parseList(text: string): string[] {
  return [...new Set(text.split(',').map((entry) => entry.trim()))].filter((entry) => entry !== '');
}

function missing(facts: SettingFacts, key: string, all: readonly string[]): string[] {
  const chosen = parseList(String(facts.value(key)));
  return all.filter((entry) => !chosen.includes(entry));
}

/** Every departure from enforcing the gate for everything and knowing every caller. */
export function findDepartures(facts: SettingFacts): Departure[] {
  const departures: Departure[] = [];
  if (facts.value('registrationGateEnabled') === true) {
    if (facts.value('registrationGateMode') === 'audit') {
      departures.push({
        key: 'registrationGateMode',
        message: 'is audit: registrations pass whatever the gate says, and when it cannot be reached',
        hint: 'set it to enforce once the gate decides as it should',
      });
    }
    for (const [key, all] of [
      ['registrationGateAssetTypes', ['agent', 'server', 'skill']],
      ['registrationGateOperations', ['register', 'update']],
    ] as const) {
      const left = missing(facts, key, all);
      if (left.length > 0) {
        departures.push({
          key,
          message: `leaves out ${left.join(' and ')}: the gate is not asked about ${left.length > 1 ? 'them' : 'it'}`,
          hint: `set it to ${all.join(',')} to have the gate decide about everything`,
        });
      }
    }
  }
  const anonymous = facts.value('registryAllowAnonymous');
  if (anonymous === 'read' || anonymous === 'all') {
    departures.push({
      key: 'registryAllowAnonymous',
      message: `is ${anonymous}: callers without credentials may ${anonymous === 'read' ? 'read' : 'read and register'}`,
      hint: 'set it to none and give each caller an API key',
    });
  }
  return departures;
}

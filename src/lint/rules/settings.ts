import type { Finding } from '../../errors/finding.ts';
import type { ValueNode } from '../../helm/value-tree.ts';
import { checkValue } from '../../settings/checks/index.ts';
import { findDepartures } from '../../settings/departures.ts';
import { evaluateRules } from '../../settings/rules.ts';
import { existingSecretKey, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';
import { isSecretReference } from './secret-reference.ts';

/** The rules across keys. A missing key is shown where the choice that calls for it was made. */
export function checkRules(subject: Subject): Finding[] {
  const mine = new Set(subject.input.settings.map(({ key }) => key));
  return evaluateRules(subject.facts)
    .filter(({ code, key }) => mine.has(key) && !(code === 'required-key' && subject.mayComeFromSecret))
    .map(({ rule, code, severity, key, because }) => {
      const cause = because.findLast((other) => subject.isOwn(other));
      const place: ValueNode | undefined = subject.isOwn(key)
        ? subject.entry(key)?.value
        : cause === undefined
          ? subject.app
          : subject.entry(cause)?.value;
      return subject.finding(code, key, { message: rule.message, hint: rule.hint, severity, ...placeOf(place) });
    });
}

/**
 * What JSON Schema cannot say about one value that the user gave: URLs, header names, keys, white space around a secret. A secret
 * that a pipeline puts in place is not there yet.
 */
export function checkValues(subject: Subject): Finding[] {
  return subject.input.settings.flatMap((setting) => {
    const text = subject.text(setting.key) ?? '';
    if (!subject.isOwn(setting.key) || (setting.secret && isSecretReference(text))) return [];
    return checkValue(setting, text, subject.facts).map(({ code, ...words }) => subject.finding(code, setting.key, words));
  });
}

/** A secret both as a value and by reference. */
export function checkReferences(subject: Subject): Finding[] {
  const isSet = (key: string): boolean => (subject.text(key) ?? '').trim() !== '';
  return subject.input.settings
    .filter(({ key, secret }) => secret && isSet(key))
    .flatMap(({ key }) =>
      [existingSecretKey(key), WHOLE_SECRET_KEY]
        .filter((reference) => isSet(reference))
        .map((reference) =>
          subject.finding('literal-and-reference', key, {
            message: `and ${subject.pathOf(reference)} are both set`,
            hint: 'keep one of the two, the reference where you can',
          }),
        ),
    );
}

/** Choices that make the gate decide about less than everything, or leave it off although it is configured. */
export function checkDepartures(subject: Subject): Finding[] {
  const mine = new Set(subject.input.settings.map(({ key }) => key));
  const isGiven = (key: string): boolean => subject.isOwn(key) || subject.isOwn(existingSecretKey(key));
  return findDepartures(subject.facts)
    .filter(({ code, key }) => mine.has(key) && (code !== 'unused-setting' || isGiven(key)))
    .map(({ code, key, message, hint }) => subject.finding(code, key, { message, hint }));
}

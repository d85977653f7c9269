import type { Format } from './format.js';
import { plural, userNouns } from './phrases.js';
import { type AnySelection, selectionNoun } from './selection-messages.js';

/* English for the menu of a number. Every chart carries it, so the drawer's own words are elsewhere. */

/** Whether a number counts the units behind it, and not their events or a measured property. */
export function countsUnits({ of }: AnySelection): boolean {
  return of.kind !== 'trend' || of.measure === 'users' || of.measure === 'sessions';
}

/** What is behind a number, for one and for many: sessions, accounts, or people by the id they are counted by. */
export function behindNouns(selection: AnySelection): [string, string] {
  return selectionNoun(selection) === 'sessions'
    ? ['session', 'sessions']
    : userNouns(selection.of.identity ?? 'user');
}

/** How many are behind a number, with what they are: "453 users". */
export function behindCount(count: number, selection: AnySelection, format: Format): string {
  return `${format.number(count)} ${plural(count, ...behindNouns(selection))}`;
}

const noun = (selection: AnySelection, count: number): string => {
  const many = selectionNoun(selection);
  if (count !== 1) return many;
  return { people: 'person', sessions: 'session', accounts: 'account' }[many];
};

export const peopleMenuMessages = {
  /** How many a number says, with what they are; nothing for one that does not count them. */
  numberCount: (count: number | null, selection: AnySelection, format: Format): string =>
    count === null || !countsUnits(selection) ? '' : behindCount(count, selection, format),
  seePeople: (count: number | null, selection: AnySelection, format: Format): string => {
    const many = noun(selection, 2);
    if (count === null || !countsUnits(selection)) return `See the ${many} behind it`;
    return count === 1
      ? `See the ${noun(selection, 1)}`
      : `See the ${format.number(count)} ${many}`;
  },
  opening: 'Opening…',
  openFailed: 'It could not be opened. Try again',
  saveNumberAsCohort: 'Save as cohort…',
  showCohort: 'Show only this cohort on the page',
  savedNumberAsCohort: (name: string): string => `Saved as the cohort “${name}”`,
};

import { type CohortCondition, partsOf } from '../model/cohort.js';

/** A saved cohort whose people are kept, or left out. */
export interface CohortChoice {
  id: string;
  isIn: boolean;
}

/** A condition as a menu of saved cohorts shows it: all of it must hold. */
export interface CohortChoices {
  chosen: CohortChoice[];
  /** Parts that are more than "in" or "not in" a saved cohort. */
  kept: CohortCondition[];
}

function choiceOf(part: CohortCondition): CohortChoice | null {
  if ('cohort' in part) return { id: part.cohort, isIn: true };
  return 'not' in part && 'cohort' in part.not ? { id: part.not.cohort, isIn: false } : null;
}

/** Tells the saved cohorts of a condition from the rest. */
export function choicesOf(users: CohortCondition | undefined): CohortChoices {
  const parts = users === undefined ? [] : 'all' in users ? partsOf(users) : [users];
  const choices: CohortChoices = { chosen: [], kept: [] };
  for (const part of parts) {
    const choice = choiceOf(part);
    if (choice) choices.chosen.push(choice);
    else choices.kept.push(part);
  }
  return choices;
}

/** The condition of choices; undefined when there are none: everybody. */
export function usersOf({ chosen, kept }: CohortChoices): CohortCondition | undefined {
  const parts: CohortCondition[] = [
    ...chosen.map(({ id, isIn }): CohortCondition =>
      isIn ? { cohort: id } : { not: { cohort: id } },
    ),
    ...kept,
  ];
  return parts.length > 1 ? { all: parts } : parts[0];
}

/** Takes a saved cohort in or out; nobody is in and not in one, so the other side gives way. */
export function toggleChoice(choices: CohortChoices, { id, isIn }: CohortChoice): CohortChoices {
  const was = choices.chosen.find((choice) => choice.id === id);
  const others = choices.chosen.filter((choice) => choice.id !== id);
  return { ...choices, chosen: was?.isIn === isIn ? others : [...others, { id, isIn }] };
}

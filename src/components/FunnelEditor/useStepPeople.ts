import { chosenSteps, type FunnelDraft } from '../../hooks/funnel-draft.js';
import { useFunnel } from '../../hooks/useFunnel.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { FunnelQuery } from '../../model/funnel.js';
import { type Numbers, useNumbers } from '../parts/useNumbers.js';

interface StepPeople {
  numbers: Numbers | null;
  /** Opens the number of a row of the editor, by the id of its step; undefined while there is none. */
  open: ((id: number, at: Element) => void) | undefined;
}

/** The people who reached the steps of a funnel while it is edited: the numbers its chart shows beside it. */
export function useStepPeople(draft: FunnelDraft, link: LinkedQuestion<FunnelQuery>): StepPeople {
  const answer = useFunnel(link.query);
  const numbers = useNumbers(answer, link);
  const { data, isStale, invalid } = answer;
  if (!numbers || !data || isStale || invalid) return { numbers, open: undefined };
  return {
    numbers,
    open: (id, at) => {
      const step = chosenSteps(draft).findIndex((chosen) => chosen.id === id);
      const count = data.steps[step]?.count ?? 0;
      if (step >= 0 && count > 0) numbers.pick({ step, outcome: 'reached' }, count, at);
    },
  };
}

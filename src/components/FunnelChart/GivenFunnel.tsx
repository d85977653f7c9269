import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Answer } from '../../hooks/query-options.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { useFunnel } from '../../hooks/useFunnel.js';
import { type LinkOptions, useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { Words } from '../../hooks/words.js';
import { funnelFacts } from '../../model/facts.js';
import type { Format } from '../../model/format.js';
import { type FunnelQuery, type FunnelResult, nameSteps } from '../../model/funnel.js';
import type { Messages } from '../../model/messages.js';
import type { Interval } from '../../model/scope.js';
import type { CardProps } from '../parts/ResultCard.js';
import { useNumbers } from '../parts/useNumbers.js';
import { FunnelCard } from './FunnelCard.js';
import type { FunnelView } from './view.js';

interface GivenFunnelProps extends LinkOptions {
  root: CardProps;
  data: GivenAnswer<FunnelQuery>;
  view: FunnelView;
  onViewChange(view: FunnelView): void;
}

const withoutIntervals: readonly Interval[] = [];
const ignore = (): void => undefined;

/** Steps with the names they were given, else what they match in words: a cached answer has no labels. */
function named({ resolved, result }: Answer<FunnelQuery>, messages: Messages): FunnelResult {
  const names = result.steps.map(
    ({ name }, k) => name || messages.matcher(resolved.steps[k]?.match ?? {}),
  );
  return nameSteps(result, names);
}

function wordsOf(answer: Answer<FunnelQuery>, messages: Messages, format: Format): Words {
  const result = named(answer, messages);
  const names = result.steps.map(({ name }) => name);
  return {
    takeaway: messages.funnelTakeaway(funnelFacts(result), names, format),
    definition: messages.funnelDefinition(answer.resolved, format),
  };
}

/** An answer with its question, as a host computed or prefetched it: nothing is asked. */
export function GivenFunnel(props: GivenFunnelProps): ReactNode {
  const { root, data, view, onViewChange, linked, onSelect } = props;
  const { messages } = useAnalyticsContext('FunnelChart');
  const link = useLinkedQuestion<FunnelQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useFunnel(null), wordsOf);
  const numbers = useNumbers(answer, link);
  const result = named(data, messages);
  const views: FunnelView[] = ['steps', ...(result.trend ? ['overTime' as const] : []), 'table'];
  const { selected, clear } = link;
  return (
    <FunnelCard
      root={root}
      answer={{ ...answer, data: result }}
      query={answer.asked ?? null}
      numbers={numbers}
      narrowed={{ by: null, reason: selected ? 'own' : null, clear }}
      view={views.includes(view) ? view : 'steps'}
      onViewChange={onViewChange}
      views={views}
      interval={answer.asked?.interval ?? 'day'}
      intervals={withoutIntervals}
      onIntervalChange={ignore}
      bins={null}
      noData={false}
      onShowAll={undefined}
    />
  );
}

import type { CSSProperties, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useCohortSize } from '../../hooks/useCohortSize.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { ChosenRange, RangeChoice } from '../../hooks/useRangeOfData.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';
import type { CohortCondition } from '../../model/cohort.js';
import type { Identity } from '../../model/scope.js';
import { DuringMenu } from '../parts/DuringMenu.js';
import { noticesOf } from '../parts/Notices.js';
import { ResultCard } from '../parts/ResultCard.js';
import { State } from '../parts/State.js';
import { useNumbers } from '../parts/useNumbers.js';
import { PeoplePreview, PeopleSkeleton } from './PeoplePreview.js';

interface CohortAnswerProps extends LinkOptions {
  users: CohortCondition | null;
  cohortName: string;
  identity: Identity;
  choice: RangeChoice;
  chosen: ChosenRange;
  onRangeChange(choice: RangeChoice): void;
}

/** As tall as a full preview, so that nothing jumps when there is one. */
const answerHeight = 400;

/** How many they are, and the first of them. */
export function CohortAnswer(props: CohortAnswerProps): ReactNode {
  const { users, identity, choice, chosen, onRangeChange, linked, onSelect } = props;
  const { format, cohortNames } = useAnalyticsContext('CohortEditor');
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  const { link, answer, count, total } = useCohortSize(users, {
    range: chosen.range,
    identity,
    linked,
    onSelect,
  });
  const numbers = useNumbers(answer, link);
  const during = <DuringMenu value={choice} chosen={chosen} onChange={onRangeChange} />;
  const { invalid } = answer;
  const isIncomplete = !users && chosen.range && !chosen.noData;
  if (isIncomplete || (invalid && !answer.data)) {
    const active = total === null ? '' : messages.activeInRange(total, identity, format);
    return (
      <div className="uk-card" data-state="incomplete">
        <div className="uk-toolbar">{during}</div>
        <State
          title={invalid ? messages.fixCohort : messages.needsCondition}
          height={answerHeight}
          text={invalid ? invalid.message : active}
        />
      </div>
    );
  }
  const share = count !== null && total ? count / total : null;
  // Said from the start, so that nothing moves when the answer comes.
  const when = answer.resolved?.range ?? chosen.absolute;
  const words =
    users && messages.cohort(users, format, { identity, nameOf: (id) => cohortNames[id] });
  const takeaway = count === null ? '' : messages.cohortSize(count, share, identity, format);
  return (
    <ResultCard
      name={messages.cohortTitle}
      className="uk-cohort-answer"
      answer={{
        ...answer,
        takeaway,
        definition: words && when ? messages.cohortRule(words, when, format) : '',
      }}
      isEmpty={count === 0 && total === 0}
      noData={chosen.noData}
      height={answerHeight}
      skeleton={<PeopleSkeleton />}
      numbers={numbers}
      narrowed={link}
      notices={answer.data ? noticesOf(answer.data.meta, messages, format) : []}
      onShowAll={choice === 'all' ? undefined : () => onRangeChange('all')}
      toolbar={during}
    >
      <div style={{ minBlockSize: answerHeight }}>
        {invalid ? (
          <p className="uk-step-note uk-cohort-invalid" data-error="" role="alert">
            {messages.fixCohort} {invalid.message}
          </p>
        ) : null}
        {count === null ? null : (
          <div className="uk-cohort-size">
            {numbers && count > 0 ? (
              <button
                type="button"
                className="uk-number uk-cohort-count"
                aria-label={messages.countOf(takeaway)}
                data-selected={numbers.isPicked({}) ? '' : undefined}
                onClick={(event) =>
                  numbers.pick(
                    {},
                    count,
                    event.currentTarget,
                    messages.peopleInCohort(props.cohortName, identity),
                  )
                }
              >
                {format.number(count)}
              </button>
            ) : (
              <span className="uk-cohort-count">{format.number(count)}</span>
            )}
            <span>{total === null ? '' : messages.ofAllActive(total, format)}</span>
          </div>
        )}
        <div
          className="uk-cohort-share"
          aria-hidden="true"
          style={{ '--uk-share': share ?? 0 } as CSSProperties}
        />
        {count && link.query ? <PeoplePreview of={link.query} identity={identity} /> : null}
      </div>
    </ResultCard>
  );
}

import { type ReactNode, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { ShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import type { RetentionQuery } from '../../model/retention.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { noticesOf } from '../parts/Notices.js';
import { type CardProps, ResultCard } from '../parts/ResultCard.js';
import { useNumbers } from '../parts/useNumbers.js';
import { gridPicture } from './grid-picture.js';
import type { Change } from './MoreChips.js';
import { retentionTable } from './retention-table.js';
import { RetentionSkeleton, shownHeight } from './RetentionSkeleton.js';
import { RetentionSwitches } from './RetentionSwitches.js';
import { RetentionViews } from './RetentionViews.js';
import type { RetentionGridValue } from './tool.js';

interface RetentionCardProps {
  root: CardProps;
  answer: ShownAnswer<RetentionQuery>;
  link: LinkedQuestion<RetentionQuery>;
  value: RetentionGridValue;
  onChange(change: Change): void;
  /** About how many groups there will be. */
  groups: number;
  noData: boolean;
  onShowAll: (() => void) | undefined;
  emptyActions?: ReactNode;
  /** The question, to be changed; none where the answer was given. */
  toolbar?: ReactNode;
  /** Advice below the result. */
  hint?: ReactNode;
}

/** A retention in its card: the question above it, the finding, grid and curve, and ways to take it out. */
export function RetentionCard(props: RetentionCardProps): ReactNode {
  const { root, answer, link, value, onChange, groups, toolbar, hint } = props;
  const { format } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const numbers = useNumbers(answer, link);
  const stage = useRef<HTMLDivElement>(null);
  const { data, resolved, invalid } = answer;
  const shown = data && resolved ? { data, resolved } : null;
  const notices = data
    ? [invalid ? messages.gridLastValid : '', ...noticesOf(data.meta, messages, format)]
    : [];
  return (
    <ResultCard
      {...root}
      name={messages.gridTitle}
      answer={{ ...answer, error: answer.error ?? (data ? null : invalid) }}
      isEmpty={data?.overall.size === 0}
      noData={props.noData}
      height={shownHeight(value.view, data?.groups.length ?? groups)}
      skeleton={<RetentionSkeleton view={value.view} />}
      notices={notices.filter(Boolean)}
      onShowAll={props.onShowAll}
      emptyActions={props.emptyActions}
      toolbar={toolbar}
      corner={
        <div className="uk-corner">
          <RetentionSwitches view={value.view} numbers={value.numbers} onShow={onChange} />
          {shown ? (
            <ExportMenu
              name={messages.gridTitle}
              table={() => retentionTable(shown.data, shown.resolved, messages)}
              result={() => ({ resolved: shown.resolved, result: shown.data })}
              query={answer.asked ?? shown.resolved}
              svg={() => gridPicture(stage.current)}
              picture={{ title: answer.takeaway, subtitle: answer.definition }}
            />
          ) : null}
        </div>
      }
      numbers={numbers}
      {...(toolbar ? { narrowed: link } : {})}
    >
      {shown ? (
        <>
          <RetentionViews
            {...shown}
            view={value.view}
            show={value.numbers}
            shades={value.shades}
            onShadesChange={(shades) => onChange({ shades })}
            numbers={numbers}
            selected={link.selected}
            label={answer.takeaway}
          />
          <div ref={stage} className="uk-retention-stage" aria-hidden="true" />
          {hint}
        </>
      ) : null}
    </ResultCard>
  );
}

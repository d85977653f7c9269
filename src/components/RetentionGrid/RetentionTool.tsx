'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { onPage } from '../../hooks/page-scope.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageScope } from '../../hooks/usePageScope.js';
import { retentionWords, useRetention } from '../../hooks/useRetention.js';
import { useRetentionQuestion } from '../../hooks/useRetentionQuestion.js';
import { useUsageInterval } from '../../hooks/useUsageInterval.js';
import type { RetentionQuery } from '../../model/retention.js';
import { RemoveFilters } from '../parts/RemoveFilters.js';
import { useControlled } from '../parts/useControlled.js';
import { PeriodHint } from './PeriodHint.js';
import { RetentionCard } from './RetentionCard.js';
import { RetentionToolbar } from './RetentionToolbar.js';
import { type RetentionGridProps, type RetentionGridValue, startValue } from './tool.js';

/** Asks a retention, or takes its answer, and shows it in its card. */
export function RetentionTool({ data, ...props }: RetentionGridProps): ReactNode {
  return data ? <GivenRetention {...props} data={data} /> : <AskedRetention {...props} />;
}

type Settings = Pick<RetentionGridProps, 'value' | 'defaultValue' | 'onValueChange'>;

function useSettings({ value, defaultValue, onValueChange }: Settings) {
  return useControlled<RetentionGridValue>(
    value,
    () => ({ ...startValue, ...defaultValue }),
    onValueChange,
  );
}

function AskedRetention(props: Omit<RetentionGridProps, 'data'>): ReactNode {
  const { value: _value, defaultValue: _default, onValueChange: _change, ...others } = props;
  const { usageInterval = true, linked, onSelect, ...root } = others;
  const [value, setValue] = useSettings(props);
  const set = (change: Parameters<typeof changed<RetentionGridValue>>[1]) =>
    setValue(changed(value, change));
  const { view: _view, numbers: _numbers, shades: _shades, ...choices } = value;
  const question = useRetentionQuestion(choices);
  const link = useLinkedQuestion(question.query, { linked, onSelect });
  const asked = useRetention(link.query);
  const answer = useShownAnswer(undefined, asked, retentionWords);
  const { scope } = usePageScope();
  const own = question.query;
  // Of the whole page: advice on a period should not change with every number that is selected.
  const paged = own && linked !== false ? onPage(own, scope) : own;
  const interval = useUsageInterval(usageInterval ? question.chosen.absolute : null, {
    ...(value.return ? { events: value.return } : {}),
    ...(paged?.where ? { where: paged.where } : {}),
    ...(paged?.users ? { users: paged.users } : {}),
    ...(paged?.identity ? { identity: paged.identity } : {}),
  });
  const isFiltered = [value.where, value.start, value.return].some((each) => each !== undefined);
  return (
    <RetentionCard
      root={root}
      answer={answer}
      link={link}
      value={value}
      onChange={set}
      groups={question.groups}
      noData={question.chosen.noData}
      onShowAll={question.chosen.choice === 'all' ? undefined : () => set({ range: 'all' })}
      emptyActions={
        isFiltered ? (
          <RemoveFilters
            onRemove={() => set({ where: undefined, start: undefined, return: undefined })}
          />
        ) : null
      }
      toolbar={<RetentionToolbar value={value} question={question} onChange={setValue} />}
      hint={
        <PeriodHint
          period={value.period}
          interval={interval}
          longer={question.longer}
          onChange={set}
        />
      }
    />
  );
}

function GivenRetention(
  props: Omit<RetentionGridProps, 'data'> & { data: GivenAnswer<RetentionQuery> },
): ReactNode {
  const { value: _value, defaultValue: _default, onValueChange: _change, ...others } = props;
  const { data, usageInterval: _hint, linked, onSelect, ...root } = others;
  const [value, setValue] = useSettings(props);
  const link = useLinkedQuestion<RetentionQuery>(null, { linked, onSelect });
  const answer = useShownAnswer(data, useRetention(null), retentionWords);
  return (
    <RetentionCard
      root={root}
      answer={answer}
      link={link}
      value={value}
      onChange={(change) => setValue(changed(value, change))}
      groups={data.result.groups.length}
      noData={false}
      onShowAll={undefined}
    />
  );
}

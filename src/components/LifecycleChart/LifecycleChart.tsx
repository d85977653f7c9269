'use client';
import type { ReactNode } from 'react';

import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { lifecycleWords, useLifecycle } from '../../hooks/useLifecycle.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { LifecycleQuery } from '../../model/lifecycle.js';
import { Bounded } from '../parts/Bounded.js';
import { useActivityFrame } from '../parts/useActivityFrame.js';
import { useActivityQuestion } from '../parts/useActivityQuestion.js';
import { useTool } from '../parts/useTool.js';
import { LifecycleCard } from './LifecycleCard.js';
import { type LifecycleChartProps, startLifecycle } from './tool.js';

/**
 * Who is new, who stayed, who came back and who went away, bucket by bucket: those who were active stand above the axis,
 * those who went away below it. Every number opens the people behind it; the states can be hidden one by one.
 */
export function LifecycleChart({ data, ...props }: LifecycleChartProps): ReactNode {
  return (
    <Bounded name="LifecycleChart" height={372}>
      {data ? <DrawnLifecycle {...props} data={data} /> : <AskedLifecycle {...props} />}
    </Bounded>
  );
}

function AskedLifecycle(props: Omit<LifecycleChartProps, 'data'>): ReactNode {
  const { value, set, place, rest } = useTool(props, startLifecycle);
  const question = useActivityQuestion(value);
  const link = useLinkedQuestion<LifecycleQuery>(
    question.query && { kind: 'lifecycle', ...question.query },
    place,
  );
  const answer = useLifecycle(link.query);
  const frame = useActivityFrame(value, question, set);
  return (
    <LifecycleCard {...frame} root={rest} answer={answer} link={link} value={value} onShow={set} />
  );
}

function DrawnLifecycle({
  data,
  ...props
}: Omit<LifecycleChartProps, 'data'> & { data: GivenAnswer<LifecycleQuery> }): ReactNode {
  const { value, set, place, rest } = useTool(props, startLifecycle);
  const link = useLinkedQuestion<LifecycleQuery>(null, place);
  const answer = useShownAnswer(data, useLifecycle(null), lifecycleWords);
  return <LifecycleCard root={rest} answer={answer} link={link} value={value} onShow={set} />;
}

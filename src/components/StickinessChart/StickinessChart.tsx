'use client';
import type { ReactNode } from 'react';

import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { stickinessWords, useStickiness } from '../../hooks/useStickiness.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import { Bounded } from '../parts/Bounded.js';
import { useActivityFrame } from '../parts/useActivityFrame.js';
import { useActivityQuestion } from '../parts/useActivityQuestion.js';
import { useTool } from '../parts/useTool.js';
import { StickinessCard } from './StickinessCard.js';
import { type StickinessChartProps, startStickiness } from './tool.js';

/**
 * How many users were active in exactly 1, 2, 3 … buckets of a range, or in at least so many, with the share of all and the
 * average. The exact numbers open the people behind them.
 */
export function StickinessChart({ data, ...props }: StickinessChartProps): ReactNode {
  return (
    <Bounded name="StickinessChart" height={372}>
      {data ? <DrawnStickiness {...props} data={data} /> : <AskedStickiness {...props} />}
    </Bounded>
  );
}

function AskedStickiness(props: Omit<StickinessChartProps, 'data'>): ReactNode {
  const { value, set, place, rest } = useTool(props, startStickiness);
  const question = useActivityQuestion(value);
  const link = useLinkedQuestion<StickinessQuery>(
    question.query && { kind: 'stickiness', ...question.query },
    place,
  );
  const answer = useStickiness(link.query);
  const frame = useActivityFrame(value, question, set);
  return (
    <StickinessCard {...frame} root={rest} answer={answer} link={link} value={value} onShow={set} />
  );
}

function DrawnStickiness({
  data,
  ...props
}: Omit<StickinessChartProps, 'data'> & { data: GivenAnswer<StickinessQuery> }): ReactNode {
  const { value, set, place, rest } = useTool(props, startStickiness);
  const link = useLinkedQuestion<StickinessQuery>(null, place);
  const answer = useShownAnswer(data, useStickiness(null), stickinessWords);
  return <StickinessCard root={rest} answer={answer} link={link} value={value} onShow={set} />;
}

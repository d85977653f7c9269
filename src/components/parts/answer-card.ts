import type { ReactNode } from 'react';

import type { ShownAnswer } from '../../hooks/shown-answer.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { AnyQuery } from '../../model/query.js';
import type { CardProps } from './ResultCard.js';
import type { WaysOut } from './ways-out.js';

/** What the card of a tool is told, whether the answer was asked for or given. */
export interface AnswerCardProps<Q extends AnyQuery> extends Partial<WaysOut> {
  root: CardProps;
  answer: ShownAnswer<Q>;
  link: LinkedQuestion<Q>;
  notices?: readonly string[];
  toolbar?: ReactNode;
}

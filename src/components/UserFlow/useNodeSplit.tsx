import { type ReactNode, useMemo, useState } from 'react';

import { nodeEvents } from '../../hooks/flow-edit.js';
import { splitQuestion, useFlowUnits } from '../../hooks/flow-units.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { useTrend } from '../../hooks/useTrend.js';
import type { FlowQuery, ResolvedFlowQuery } from '../../model/flow.js';
import { type GroupKey, groupId } from '../../model/groups.js';
import type { TrendQuery } from '../../model/trend.js';
import { NumberMenu } from '../parts/NumberMenu.js';
import { useNumbers } from '../parts/useNumbers.js';
import type { FlowMark } from './marks.js';

/** How many units of a node have a value. */
export interface SplitValue {
  id: string;
  key: GroupKey;
  count: number;
  color: string;
}

export interface SplitSegments {
  /** The node that is broken down. */
  id: string;
  property: string;
  values: readonly SplitValue[];
}

export interface NodeSplit {
  /** What is broken down by what; null while nothing is. */
  chosen: { id: string; property: string } | null;
  choose(chosen: { id: string; property: string } | null): void;
  /** Null until it is known. */
  segments: SplitSegments | null;
  isTooMany: boolean;
  /** Opens the units of one value. */
  pick: ((value: SplitValue, at: Element) => void) | null;
  /** The menu of a value's number: render it. */
  menu: ReactNode;
}

interface NodeSplitOptions {
  resolved: ResolvedFlowQuery;
  asked: FlowQuery | undefined;
  find(id: string | null): FlowMark | null;
  link: LinkedQuestion<FlowQuery>;
}

/** Breaks one node down by a property of its events: asks how many of its units have each value. */
export function useNodeSplit({ resolved, asked, find, link }: NodeSplitOptions): NodeSplit {
  const [chosen, choose] = useState<NodeSplit['chosen']>(null);
  const mark = find(chosen?.id ?? null);
  const node = mark && 'node' in mark ? mark.node.ref : null;
  const nodeKey = node && JSON.stringify(node);
  // oxlint-disable-next-line react/exhaustive-deps -- `nodeKey` stands for the node
  const part = useMemo(() => (node ? { node } : null), [nodeKey]);
  const { scope, isTooMany } = useFlowUnits(asked, resolved.now, part);
  const query = useMemo((): TrendQuery | null => {
    const events = part && nodeEvents(part.node.key, resolved);
    if (!asked || !scope || !events || !chosen) return null;
    return splitQuestion(asked, scope, events, chosen.property);
  }, [asked, scope, part, resolved, chosen]);
  const answer = useTrend(query);
  const numbers = useNumbers<TrendQuery>(answer, {
    ...(link as unknown as LinkedQuestion<TrendQuery>),
    query: null,
  });
  const { data, isStale } = answer;
  const segments = useMemo((): SplitSegments | null => {
    if (!chosen || !part || !query || !data || isStale) return null;
    return {
      ...chosen,
      values: data.series.flatMap(({ key, total }, i) =>
        key && total
          ? [
              {
                id: groupId(key),
                key,
                count: total,
                color:
                  key.type === 'other'
                    ? 'var(--uk-series-other)'
                    : `var(--uk-series-${(i % 6) + 1})`,
              },
            ]
          : [],
      ),
    };
  }, [chosen, part, query, data, isStale]);
  return {
    chosen: part ? chosen : null,
    choose,
    segments,
    isTooMany,
    pick: numbers && (({ key, count }, at) => numbers.pick({ key }, count, at)),
    menu: numbers ? <NumberMenu numbers={numbers} /> : null,
  };
}

import type { ReactNode } from 'react';

import { type FlowLayout, nodeWidth } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { hideable, rowsAtATime } from '../../hooks/flow-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowNode, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { CloseIcon, PlusIcon } from '../parts/icons.js';
import type { FlowMark } from './marks.js';
import type { FlowActions } from './tool.js';

interface NodeButtonProps {
  /** What is read now. */
  mark: FlowMark | null;
  layout: FlowLayout;
  resolved: ResolvedFlowQuery;
  /** About how wide a node's label is. */
  widthOf(offset: number, node: FlowNode): number;
  isMirrored: boolean;
  actions: FlowActions | null;
}

const size = 24;

/** Beside the node that is read: hides its events, or opens `other`. By keyboard, X and the node's menu do the same. */
export function NodeButton(props: NodeButtonProps): ReactNode {
  const { mark, resolved, widthOf, isMirrored, actions } = props;
  const { format } = useAnalyticsContext('NodeButton');
  const messages = useToolMessages(userFlowMessages, 'NodeButton');
  if (!mark || !('node' in mark) || !actions) return null;
  const { ref, node, x, labelY } = mark.node;
  const beside = widthOf(ref.offset, node) + 6;
  const isOther = ref.key.type === 'other';
  const events = hideable(ref, resolved);
  const act = isOther ? actions.showMore : events && (() => actions.hide(events));
  if (!act) return null;
  const label = isOther
    ? messages.showMoreRows(rowsAtATime, format)
    : messages.hideNamed(messages.group(ref.key));
  return (
    <button
      type="button"
      className="uk-flow-hide"
      data-keep=""
      tabIndex={-1}
      aria-label={label}
      title={label}
      style={{
        left: isMirrored ? x + nodeWidth - beside - size : x + beside,
        top: labelY - 5,
      }}
      onClick={act}
    >
      {isOther ? <PlusIcon /> : <CloseIcon />}
    </button>
  );
}

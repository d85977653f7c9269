import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useMemo, useRef, useState } from 'react';

import type { FlowLayout } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { hideable, nodeEvents, rowsAtATime } from '../../hooks/flow-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import type { Numbers } from '../parts/useNumbers.js';
import type { FlowMark } from './marks.js';
import { NodeLines } from './NodeLines.js';
import { NodeLinks } from './NodeLinks.js';
import { NodeSplitPart } from './NodeSplitPart.js';
import { SplitPicker } from './SplitPicker.js';
import type { FlowActions } from './tool.js';
import type { NodeSplit } from './useNodeSplit.js';

interface NodeMenuProps {
  open: { id: string; at: Element } | null;
  mark: FlowMark | null;
  layout: FlowLayout;
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  numbers: Numbers | null;
  actions: FlowActions | null;
  split: NodeSplit;
  isPinned: boolean;
  onPin(id: string | null): void;
  onClose(): void;
}

/** What can be done with a node: its people, their paths, where they came from and went, and changes to the question. */
export function NodeMenu(props: NodeMenuProps): ReactNode {
  const { open, mark, data, resolved, numbers, actions, split, isPinned, onPin, onClose } = props;
  const { format, direction } = useAnalyticsContext('NodeMenu');
  const messages = useToolMessages(userFlowMessages, 'NodeMenu');
  // Something else takes the focus when it closes.
  const isHandedOn = useRef(false);
  const [last, setLast] = useState({ open, mark });
  if (open && mark && (open !== last.open || mark !== last.mark)) setLast({ open, mark });
  const at = last.open?.at ?? null;
  const anchor = useMemo(() => ({ current: at }), [at]);
  const [choosing, setChoosing] = useState<string | null>(null);
  const shown = last.mark;
  if (!shown || !('node' in shown)) return null;
  const { ref, node } = shown.node;
  const name = messages.group(ref.key);
  const events = nodeEvents(ref.key, resolved);
  const isOther = ref.key.type === 'other';
  const close = () => {
    setChoosing(null);
    onClose();
  };
  const handOn = (act: (at: Element) => void) => {
    isHandedOn.current = true;
    close();
    if (at) act(at);
  };
  return (
    <Popover.Root open={open !== null} onOpenChange={(next) => (next ? undefined : close())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-flow-menu"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.flowNodeName(ref.offset, node, {
            total: data.total,
            query: resolved,
            format,
          })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isHandedOn.current) (at as SVGElement | null)?.focus();
            isHandedOn.current = false;
          }}
        >
          <div className="uk-flow-menu-head">
            <b title={name}>{name}</b>
            <div>
              {messages.flowStep(ref.offset, format)} ·{' '}
              {messages.flowOf(node.count, data.total, messages.flowUnitNoun(resolved), format)} (
              {format.percent(node.count / data.total)})
            </div>
            <NodeLines offset={ref.offset} node={node} resolved={resolved} />
          </div>
          {choosing === shown.id ? (
            <SplitPicker
              chosen={split.chosen?.id === shown.id ? split.chosen.property : null}
              onChoose={(property) => {
                split.choose({ id: shown.id, property });
                setChoosing(null);
              }}
            />
          ) : (
            <>
              {numbers ? (
                <MenuButton
                  label={messages.flowPeople(node.count, resolved, format)}
                  onAct={() => handOn((element) => numbers.pick(shown.part, node.count, element))}
                />
              ) : null}
              <MenuButton
                label={isPinned ? messages.stopLighting : messages.lightPaths}
                onAct={() => {
                  onPin(isPinned ? null : shown.id);
                  close();
                }}
              />
              {actions?.showMore && isOther ? (
                <MenuButton
                  label={messages.showMoreRows(rowsAtATime, format)}
                  onAct={() => {
                    close();
                    actions.showMore?.();
                  }}
                />
              ) : null}
              {actions && events ? (
                <>
                  <MenuButton
                    label={messages.hideEverywhere}
                    why={hideable(ref, resolved) ? undefined : messages.isTheStart}
                    onAct={() => {
                      close();
                      actions.hide(events);
                    }}
                  />
                  <MenuButton
                    label={messages.setAsStart}
                    onAct={() => {
                      close();
                      actions.startFrom(events);
                    }}
                  />
                </>
              ) : null}
              {numbers && events && actions ? (
                <NodeSplitPart
                  id={shown.id}
                  split={split}
                  resolved={resolved}
                  count={node.count}
                  onChoose={() => setChoosing(shown.id)}
                  onPick={(value) => handOn((element) => split.pick?.(value, element))}
                />
              ) : null}
              <NodeLinks
                placed={shown.node}
                data={data}
                numbers={numbers}
                onPick={(part, count) => handOn((element) => numbers?.pick(part, count, element))}
              />
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface MenuButtonProps {
  label: string;
  /** Why it can not be done. */
  why?: string | undefined;
  onAct(): void;
}

function MenuButton({ label, why, onAct }: MenuButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="uk-item uk-item-button"
      disabled={why !== undefined}
      onClick={onAct}
    >
      {label}
      {why ? <span className="uk-item-why">{why}</span> : null}
    </button>
  );
}

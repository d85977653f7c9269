import { type ReactNode, useEffect, useRef } from 'react';

import { useToolMessages } from '../../hooks/tool-messages.js';
import { type EventMatcher, listed } from '../../model/filter.js';
import type { Messages } from '../../model/messages.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { CloseIcon } from '../parts/icons.js';

interface ExcludedEventsProps {
  exclude: readonly EventMatcher[];
  onRestore(index: number): void;
}

/** What is left out, in as few words as say it. */
function nameOf(match: EventMatcher, messages: Messages): string {
  const { event, kind, where } = match;
  if (event !== undefined && kind === undefined && where === undefined) {
    return (listed(event) ?? []).join(', ');
  }
  if (where && event === undefined && kind === undefined && 'op' in where && where.op === 'eq') {
    return messages.group({ type: 'value', value: where.value as string });
  }
  return messages.matcher(match);
}

/** The events that are left out everywhere, each with a way back. */
export function ExcludedEvents({ exclude, onRestore }: ExcludedEventsProps): ReactNode {
  const messages = useToolMessages(userFlowMessages, 'ExcludedEvents');
  const list = useRef<HTMLUListElement>(null);
  const focusNext = useRef<number | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    // The chip that went away had the focus: the one in its place takes it.
    const buttons = list.current?.querySelectorAll('button') ?? [];
    buttons[Math.min(focusNext.current, buttons.length - 1)]?.focus();
    focusNext.current = null;
  }, [exclude]);
  if (exclude.length === 0) return null;
  return (
    <div className="uk-flow-excluded">
      <span>{messages.excludedEvents}</span>
      <ul ref={list}>
        {exclude.map((match, i) => {
          const name = nameOf(match, messages);
          return (
            <li key={JSON.stringify(match)}>
              <span title={name}>{name}</span>
              <button
                type="button"
                aria-label={messages.restoreEvent(name)}
                title={messages.restoreEvent(name)}
                onClick={() => {
                  focusNext.current = i;
                  onRestore(i);
                }}
              >
                <CloseIcon />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

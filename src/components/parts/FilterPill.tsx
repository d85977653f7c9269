import type { KeyboardEvent, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { type ConditionDraft, isCondition } from '../../hooks/filter-draft.js';
import type { Condition, Filter } from '../../model/filter.js';
import type { Messages } from '../../model/messages.js';
import { CloseIcon } from './icons.js';

/** What a condition looks at, and the part of it a reader looks for. */
function wordsOf({ property, op, value }: Condition, messages: Messages): [string, string] {
  const name = messages.property(property);
  const how = messages.operatorName(op);
  if (value === undefined) return [name, how];
  const values = Array.isArray(value) ? value : [value];
  const texts = values.map((one) => (one === '' ? messages.emptyText : String(one)));
  return [`${name} ${how}`, texts.join(op === 'between' ? ` ${messages.and} ` : ', ')];
}

interface FilterPillProps {
  at: number;
  /** A condition, a combination (read only), or a draft that is not complete yet. */
  part: Filter | ConditionDraft;
  isOpen: boolean;
  onOpen(): void;
  onRemove(text: string): void;
}

/** One condition as a pill: opens to be edited, × or Delete takes it away. */
export function FilterPill({ at, part, isOpen, onOpen, onRemove }: FilterPillProps): ReactNode {
  const { messages } = useAnalyticsContext('FilterPill');
  if ('list' in part) {
    return (
      <span className="uk-filter" data-at={at} data-draft="">
        <span className="uk-pill-label">{messages.property(part.property)}</span>
        <span className="uk-pill-value">…</span>
      </span>
    );
  }
  const text = messages.filter(part);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    onRemove(text);
  };
  const [label, value] = isCondition(part) ? wordsOf(part, messages) : ['', text];
  const words = (
    <>
      {label ? <span className="uk-pill-label">{label}</span> : null}{' '}
      <span className="uk-pill-value" title={value}>
        {value}
      </span>
    </>
  );
  return (
    <span className="uk-filter" data-state={isOpen ? 'open' : undefined}>
      {isCondition(part) ? (
        <button
          type="button"
          data-at={at}
          title={text}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={onOpen}
          onKeyDown={onKeyDown}
        >
          {words}
        </button>
      ) : (
        <span className="uk-filter-text" title={text}>
          {words}
        </span>
      )}
      <button
        type="button"
        data-remove=""
        aria-label={messages.removeFilter(text)}
        onClick={() => onRemove(text)}
        onKeyDown={onKeyDown}
      >
        <CloseIcon />
      </button>
    </span>
  );
}

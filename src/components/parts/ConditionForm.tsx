import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import {
  changeOperator,
  type ConditionDraft,
  operandOf,
  operatorsFor,
  type PropertyType,
  toggleValue,
} from '../../hooks/filter-draft.js';
import type { Operator } from '../../model/filter.js';
import { ValueList } from './ValueList.js';

interface ConditionFormProps {
  draft: ConditionDraft;
  types: readonly PropertyType[];
  /** `typing` while the reader may go on with the next letter. */
  onChange(draft: ConditionDraft, typing: boolean): void;
  onDone(): void;
}

/** One condition: how a property is compared, and with what. */
export function ConditionForm({ draft, types, onChange, onDone }: ConditionFormProps): ReactNode {
  const { messages } = useAnalyticsContext('ConditionForm');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // The value is what is asked for; how to compare has a good start already.
    const value = form.current?.querySelector<HTMLElement>('input:not([type="checkbox"])');
    (value ?? form.current?.querySelector('select'))?.focus();
  }, []);
  const operand = operandOf(draft.op);
  const offered = operatorsFor(types);
  const operators = offered.includes(draft.op) ? offered : [draft.op, ...offered];
  const isNumber = operand === 'order' && types.includes('number');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone();
  };
  const field = (label: string, member: 'text' | 'high') => (
    <input
      className="uk-field"
      aria-label={label}
      placeholder={label}
      inputMode={isNumber ? 'decimal' : 'text'}
      value={draft[member]}
      onChange={(event) => onChange({ ...draft, [member]: event.target.value }, true)}
    />
  );
  return (
    <form ref={form} className="uk-condition" onSubmit={submit}>
      <div className="uk-condition-head">
        <b title={draft.property}>{messages.property(draft.property)}</b>
        <select
          className="uk-field"
          aria-label={messages.operator}
          value={draft.op}
          onChange={(event) =>
            onChange(changeOperator(draft, event.target.value as Operator), false)
          }
        >
          {operators.map((op) => (
            <option key={op} value={op}>
              {messages.operatorName(op)}
            </option>
          ))}
        </select>
      </div>
      {operand === 'list' ? (
        <ValueList
          property={draft.property}
          types={types}
          chosen={draft.list}
          onToggle={(value) => onChange(toggleValue(draft, value), false)}
        />
      ) : null}
      {operand === 'text' || operand === 'order' ? (
        <div className="uk-condition-value">
          {draft.op === 'between' ? (
            <>
              {field(messages.lowestValue, 'text')}
              <span>{messages.and}</span>
              {field(messages.highestValue, 'high')}
            </>
          ) : (
            field(messages.filterValue, 'text')
          )}
        </div>
      ) : null}
      {operand === 'text' || (operand === 'list' && draft.ignoreCase) ? (
        <label className="uk-check">
          <input
            type="checkbox"
            checked={!draft.ignoreCase}
            onChange={(event) => onChange({ ...draft, ignoreCase: !event.target.checked }, false)}
          />
          {messages.matchCase}
        </label>
      ) : null}
      {operand === 'list' ? null : (
        <button type="submit" className="uk-button" data-end="">
          {messages.done}
        </button>
      )}
    </form>
  );
}

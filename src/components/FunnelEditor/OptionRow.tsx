import { type ReactNode, useId } from 'react';

import { Select } from '../parts/Select.js';

interface SelectOptionProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChoose(value: T): void;
}

/** A named choice of one. */
export function SelectOption<T extends string>(props: SelectOptionProps<T>): ReactNode {
  const { label, value, choices, onChoose } = props;
  return (
    <label className="uk-option">
      <span className="uk-editor-label">{label}</span>
      <Select value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </label>
  );
}

interface CheckOptionProps {
  label: string;
  checked: boolean;
  /** Why it can not be changed now. */
  why: string | undefined;
  onChange(checked: boolean): void;
}

/** A named yes or no. */
export function CheckOption({ label, checked, why, onChange }: CheckOptionProps): ReactNode {
  const id = useId();
  return (
    <div className="uk-check-option">
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={why !== undefined}
          aria-describedby={why ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {why ? (
        <span id={id} className="uk-editor-why">
          {why}
        </span>
      ) : null}
    </div>
  );
}

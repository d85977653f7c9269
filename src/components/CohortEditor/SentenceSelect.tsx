import type { ReactNode } from 'react';

import { Select } from '../parts/Select.js';

interface SentenceSelectProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChoose(value: T): void;
  /** For those who look for the first control of a condition. */
  first?: boolean;
}

/** A choice of one that reads as a part of the sentence. */
export function SentenceSelect<T extends string>(props: SentenceSelectProps<T>): ReactNode {
  const { label, value, choices, onChoose, first } = props;
  return (
    <Select
      aria-label={label}
      value={value}
      data-first={first ? '' : undefined}
      onChange={(event) => onChoose(event.target.value as T)}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface NumberTextProps {
  label: string;
  /** The numbers in force. */
  value: readonly number[];
  /** What a text says; null when it says nothing valid. */
  parse(text: string): number[] | null;
  /** What is wrong with a text that is not valid. */
  wrong: string;
  onChange(value: number[]): void;
}

/** A typed text is taken when nothing is typed for so long. */
const idleMs = 150;

const same = (a: readonly number[] | null, b: readonly number[]) =>
  a !== null && a.join() === b.join();

/** One or more numbers as text; what is not valid is said and not taken. */
export function NumberText(props: NumberTextProps): ReactNode {
  const { label, value, parse, wrong, onChange } = props;
  const [text, setText] = useState(() => value.join(', '));
  const [seen, setSeen] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const id = useId();
  // The host changed it: what was typed is of the past.
  if (!same([...seen], value)) {
    setSeen(value);
    if (!same(parse(text), value)) setText(value.join(', '));
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const isWrong = parse(text) === null;
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    const parsed = parse(next);
    if (parsed && !same(parsed, value)) timer.current = setTimeout(() => onChange(parsed), idleMs);
  };
  return (
    <label className="uk-labelled">
      {label}
      <input
        className="uk-field"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? id : undefined}
        onChange={(event) => type(event.target.value)}
      />
      {isWrong ? (
        <span id={id} className="uk-retention-wrong" role="alert">
          {wrong}
        </span>
      ) : null}
    </label>
  );
}

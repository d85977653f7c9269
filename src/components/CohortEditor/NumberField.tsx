import { type ReactNode, useState } from 'react';

interface NumberFieldProps {
  /** What is counted. */
  label: string;
  value: number;
  least: number;
  onChange(value: number): void;
}

/** A whole number in a sentence. What is typed applies at once when it is one; else the last one stays. */
export function NumberField({ label, value, least, onChange }: NumberFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    const next = Number(text);
    if (/^\s*\d{1,9}\s*$/.test(text) && next >= least) onChange(next);
  };
  const shown = typed ?? String(value);
  const isWrong = typed !== null && Number(typed) !== value;
  return (
    <input
      className="uk-field uk-cohort-number"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      inputMode="numeric"
      size={Math.max(2, shown.length)}
      value={shown}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}

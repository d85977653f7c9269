import type { ReactNode } from 'react';

interface TogglePillProps {
  label: string;
  /** More about it, shown when it is pointed at. */
  title?: string;
  pressed: boolean;
  onChange(pressed: boolean): void;
}

/** A pill that is on or off. */
export function TogglePill({ label, title, pressed, onChange }: TogglePillProps): ReactNode {
  return (
    <button
      type="button"
      className="uk-pill"
      title={title}
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
    >
      <svg aria-hidden="true" className="uk-box" width="14" height="14" viewBox="0 0 14 14">
        <rect x="0.75" y="0.75" width="12.5" height="12.5" rx="3" />
        {pressed ? <path d="M3.5 7.2l2.4 2.3 4.6-5" /> : null}
      </svg>
      {label}
    </button>
  );
}

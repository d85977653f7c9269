import type { ReactNode } from 'react';

/** A stop watch: time since a start. */
export function ElapsedIcon(): ReactNode {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="8" cy="9" r="5" />
      <path d="M8 9V6.5M6.5 1.5h3M8 1.5V4M12.2 4.2l.8-.8" />
    </svg>
  );
}

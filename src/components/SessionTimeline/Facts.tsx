import type { ReactNode } from 'react';

/** One thing that is known of what a timeline is of. */
export interface Fact {
  label: string;
  value: ReactNode;
  /** The value as text, where it is one: told in full when it is pointed at. */
  text?: string;
}

/** What is known of a session or user, in a line or two. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="uk-timeline-facts">
      {facts.map(({ label, value, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd title={text}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

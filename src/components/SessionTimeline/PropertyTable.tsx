import { type ReactNode, useState } from 'react';

import type { ComparedProperty } from '../../hooks/timeline-properties.js';
import { CopyIcon } from '../parts/icons.js';
import { useTimelineMessages } from './useTimelineMessages.js';

/** A property as it is shown. */
export interface PropertyLine {
  name: string;
  /** Null: not set any more. */
  value: string | null;
  /** What it was before, where that differs. */
  was: string | null;
  change: ComparedProperty['change'];
}

interface PropertyTableProps {
  label: string;
  /** Properties of the event. */
  lines: readonly PropertyLine[];
  /** What else it says. */
  others: readonly PropertyLine[];
  /** Told where there are no lines. */
  nothing: string;
  onCopy(value: string): void;
}

/** A longer text is folded until someone wants all of it. */
const longText = 320;

/** Names and values, each to be copied, with what changed. Nothing is cut off for good. */
export function PropertyTable(props: PropertyTableProps): ReactNode {
  const { label, lines, others, nothing, onCopy } = props;
  const rows = (of: readonly PropertyLine[]) =>
    of.map((line) => <Line key={line.name} line={line} onCopy={onCopy} />);
  return (
    <div className="uk-timeline-panel-lines">
      {lines.length === 0 ? <div className="uk-timeline-panel-nothing">{nothing}</div> : null}
      {lines.length + others.length > 0 ? (
        <table className="uk-timeline-properties" aria-label={label}>
          {lines.length > 0 ? <tbody>{rows(lines)}</tbody> : null}
          {others.length > 0 ? <tbody data-others="">{rows(others)}</tbody> : null}
        </table>
      ) : null}
    </div>
  );
}

function Line({ line, onCopy }: { line: PropertyLine; onCopy(value: string): void }): ReactNode {
  const messages = useTimelineMessages('PropertyTable');
  const { name, value, was, change } = line;
  const isTold = change === 'changed' || change === 'added' || change === 'removed';
  return (
    <tr data-change={isTold ? change : undefined}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        {value === null ? null : <Value text={value} />}
        {isTold ? <span className="uk-timeline-property-change">{messages[change]}</span> : null}
        {was === null ? null : (
          <span className="uk-timeline-property-was">
            <bdi>{messages.was(was === '' ? messages.emptyValue : was)}</bdi>
          </span>
        )}
      </td>
      <td>
        {value === null ? null : (
          <button
            type="button"
            className="uk-timeline-copy"
            aria-label={messages.copyValue(name)}
            title={messages.copyValue(name)}
            onClick={() => onCopy(value)}
          >
            <CopyIcon />
          </button>
        )}
      </td>
    </tr>
  );
}

function Value({ text }: { text: string }): ReactNode {
  const messages = useTimelineMessages('PropertyTable');
  const [isWhole, setWhole] = useState(false);
  if (text === '') return <span className="uk-timeline-property-empty">{messages.emptyValue}</span>;
  const isLong = text.length > longText;
  return (
    <>
      <bdi className="uk-timeline-property-value">
        {isLong && !isWhole ? `${text.slice(0, longText).replace(/[\uD800-\uDBFF]$/, '')}…` : text}
      </bdi>
      {isLong ? (
        <button
          type="button"
          className="uk-timeline-property-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? messages.showLess : messages.showWhole}
        </button>
      ) : null}
    </>
  );
}

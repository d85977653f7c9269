import { type ReactNode, useState } from 'react';

import type { AnalyticsError } from '../../model/errors.js';
import type { Messages } from '../../model/messages.js';
import { copyText } from './copy-text.js';

interface StateProps {
  title: string;
  text?: string;
  actions?: ReactNode;
  height: number;
}

/** Stands where a result can not: as tall as the result would be, so that nothing jumps. */
export function State({ title, text, actions, height }: StateProps): ReactNode {
  return (
    <div className="uk-state" style={{ minBlockSize: height }}>
      <div className="uk-state-title">{title}</div>
      {text ? <div className="uk-state-text">{text}</div> : null}
      {actions ? <div className="uk-state-actions">{actions}</div> : null}
    </div>
  );
}

interface ErrorStateProps {
  error: AnalyticsError;
  onRetry?: (() => void) | undefined;
  messages: Messages;
  height: number;
}

/** Why there is no answer, in one line, and what can be done. */
export function ErrorState({ error, onRetry, messages, height }: ErrorStateProps): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void copyText(`${error.code}: ${error.message}`).then(setCopied);
  };
  return (
    <State
      title={messages.error}
      text={error.message}
      height={height}
      actions={
        <>
          {onRetry ? (
            <button type="button" className="uk-button" onClick={onRetry}>
              {messages.retry}
            </button>
          ) : null}
          <button type="button" className="uk-button" data-quiet="" onClick={copy}>
            {copied ? messages.copied : messages.copyDetails}
          </button>
        </>
      }
    />
  );
}

/** The shape of the result where the result will be. */
export function Skeleton({
  shape,
  height,
  label,
}: {
  shape: readonly number[] | ReactNode;
  height: number;
  label: string;
}): ReactNode {
  const bars = Array.isArray(shape) && shape.every((share) => typeof share === 'number');
  return (
    <div
      className="uk-skeleton"
      role="img"
      aria-label={label}
      data-bars={bars ? '' : undefined}
      style={{ blockSize: height }}
    >
      {bars
        ? (shape as readonly number[]).map((share, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- the bars have no identity
            <span key={i} style={{ blockSize: `${share * 100}%` }} />
          ))
        : (shape as ReactNode)}
    </div>
  );
}

import type { HTMLAttributes, ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { AnalyticsError } from '../../model/errors.js';
import type { Progress } from '../../model/meta.js';
import { LiveRegion } from './LiveRegion.js';
import { Notices } from './Notices.js';
import { ErrorState, Skeleton, State } from './State.js';
import { Waiting } from './Waiting.js';

/** Attributes every component passes on to its root element. */
export type RootProps = Pick<HTMLAttributes<HTMLElement>, 'id' | 'className' | 'style'> & {
  [attribute: `data-${string}`]: string | undefined;
};

interface ResultCardProps extends RootProps {
  /** What it shows, for people who do not see it, until there is a finding. */
  name: string;
  answer: {
    data: unknown;
    error: AnalyticsError | null;
    isStale: boolean;
    isFetching: boolean;
    refetch(): unknown;
    takeaway: string;
    definition: string;
    /** While it is computed: how far it is, and how to stop it. */
    progress?: Progress | null;
    cancel?(): void;
    /** It was stopped before it was there. */
    isCancelled?: boolean;
  };
  isEmpty: boolean;
  /** The source holds nothing at all. */
  noData: boolean;
  /** Height of the result, kept by every state. */
  height: number;
  /** Heights of the bars shown while loading, as shares. */
  skeleton: readonly number[];
  notices: readonly string[];
  onShowAll?: (() => void) | undefined;
  /** More to do about an empty result. */
  emptyActions?: ReactNode;
  toolbar?: ReactNode;
  /** Beside the finding, at the end. */
  corner?: ReactNode;
  children: ReactNode;
}

/** The frame of a result: controls, finding, definition, then the result or what stands for it. */
export function ResultCard(props: ResultCardProps): ReactNode {
  const {
    name,
    answer,
    isEmpty,
    noData,
    height,
    skeleton,
    notices,
    onShowAll,
    emptyActions,
    toolbar,
    corner,
    children,
    className,
    ...root
  } = props;
  const { messages } = useAnalyticsContext('ResultCard');
  const { data, error, isStale, isFetching, takeaway, definition } = answer;
  const state = noData
    ? 'empty'
    : error
      ? 'error'
      : data === undefined
        ? 'loading'
        : isEmpty
          ? 'empty'
          : 'ready';
  const { isCancelled = false } = answer;
  const again = (
    <button type="button" className="uk-button" onClick={() => answer.refetch()}>
      {messages.retry}
    </button>
  );
  const title = { loading: name, error: name, empty: name, ready: takeaway }[state];

  return (
    <figure
      {...root}
      className={['uk-root uk-card', className].filter(Boolean).join(' ')}
      aria-label={name}
      aria-busy={isFetching}
      data-state={state}
      data-stale={isStale ? '' : undefined}
    >
      {data !== undefined && isFetching ? <div className="uk-busy" /> : null}
      {toolbar ? <div className="uk-toolbar">{toolbar}</div> : null}
      <figcaption className="uk-heading">
        <div>
          <div className="uk-title">{title}</div>
          <div className="uk-subtitle">{definition}</div>
        </div>
        {corner}
      </figcaption>
      <div className="uk-body">
        {state === 'loading' && !isCancelled ? (
          <Skeleton shares={skeleton} height={height} label={messages.loading} />
        ) : null}
        {state === 'loading' && isCancelled ? (
          <State title={messages.cancelled} height={height} actions={again} />
        ) : null}
        {state === 'error' && error ? (
          <ErrorState
            error={error}
            messages={messages}
            height={height}
            onRetry={error.code === 'query/invalid' ? undefined : () => answer.refetch()}
          />
        ) : null}
        {state === 'empty' ? (
          <State
            title={noData ? messages.noData : messages.noneInRange}
            height={height}
            {...(noData ? { text: messages.noDataHint } : {})}
            actions={
              noData ? null : (
                <>
                  {emptyActions}
                  {onShowAll ? (
                    <button type="button" className="uk-button" onClick={onShowAll}>
                      {messages.showWholeLog}
                    </button>
                  ) : null}
                </>
              )
            }
          />
        ) : null}
        {state === 'ready' ? children : null}
        {isFetching && answer.cancel ? (
          <Waiting progress={answer.progress ?? null} onCancel={answer.cancel} />
        ) : null}
        {state === 'ready' && isCancelled ? (
          <div className="uk-waiting">
            {messages.cancelledKept}
            {again}
          </div>
        ) : null}
        {state === 'ready' ? <Notices texts={notices} /> : null}
      </div>
      <LiveRegion text={state === 'ready' && takeaway ? messages.updated(takeaway) : ''} />
    </figure>
  );
}

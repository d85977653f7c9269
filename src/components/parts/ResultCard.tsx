import {
  type ComponentType,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useRef,
} from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { AnalyticsError } from '../../model/errors.js';
import type { Progress } from '../../model/meta.js';
import type { AnyQuery } from '../../model/query.js';
import { BodyWidthContext, useBodyWidth } from './body-width.js';
import { LiveRegion } from './LiveRegion.js';
import { NarrowedChip } from './NarrowedChip.js';
import { Notices } from './Notices.js';
import { NumberMenu } from './NumberMenu.js';
import { ErrorState, Skeleton, State } from './State.js';
import type { Numbers } from './useNumbers.js';
import { usePrinting } from './usePrinting.js';
import { useStylesheetCheck } from './useStylesheetCheck.js';
import { Waiting } from './Waiting.js';

/** Attributes every component passes on to its root element. */
export type RootProps = Pick<HTMLAttributes<HTMLElement>, 'id' | 'className' | 'style'> & {
  ref?: Ref<HTMLElement>;
  [attribute: `data-${string}`]: string | undefined;
};

/** Classes of the parts of a card. */
export interface CardClassNames {
  toolbar?: string;
  heading?: string;
  body?: string;
  notices?: string;
}

/** What stands in a card in place of its own. */
export interface CardSlots {
  Loading?: ComponentType<{ height: number }>;
  Empty?: ComponentType<{ height: number; noData: boolean }>;
  Error?: ComponentType<{ height: number; error: AnalyticsError; retry(): void }>;
}

/** What every component in a card takes. */
export interface CardProps extends RootProps {
  classNames?: CardClassNames;
  slots?: CardSlots;
}

interface ResultCardProps extends CardProps {
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
  /** Shown while loading, in the shape of the result: heights of bars as shares, or something drawn. */
  skeleton: readonly number[] | ReactNode;
  notices: readonly string[];
  onShowAll?: (() => void) | undefined;
  /** More to do about an empty result. */
  emptyActions?: ReactNode;
  toolbar?: ReactNode;
  /** Beside the finding, at the end. */
  corner?: ReactNode;
  /** The numbers of the result, where they can be selected. */
  numbers?: Numbers | null;
  /** How the question was narrowed by the page's selection. */
  narrowed?: Pick<LinkedQuestion<AnyQuery>, 'by' | 'reason' | 'clear'>;
  /** The result as a table, printed below what is shown. Undefined where what is shown is the table. */
  twin?: (() => ReactNode) | undefined;
  children: ReactNode;
}

const classes = (...names: (string | undefined)[]): string => names.filter(Boolean).join(' ');

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
    numbers,
    narrowed,
    classNames = {},
    slots = {},
    twin,
    children,
    className,
    ref,
    ...root
  } = props;
  const { messages, direction } = useAnalyticsContext('ResultCard');
  const isPrinting = usePrinting();
  const figure = useRef<HTMLElement>(null);
  const [body, bodyWidth] = useBodyWidth();
  useStylesheetCheck(figure);
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

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (narrowed && (narrowed.by !== null || narrowed.reason === 'own')) narrowed.clear();
  };
  return (
    <figure
      {...root}
      ref={(element) => {
        figure.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      dir={direction}
      onKeyDown={onKeyDown}
      className={classes('uk-root uk-card', className)}
      aria-label={name}
      aria-busy={isFetching}
      data-state={state}
      data-stale={isStale ? '' : undefined}
    >
      {data !== undefined && isFetching ? <div className="uk-busy" /> : null}
      {toolbar ? <div className={classes('uk-toolbar', classNames.toolbar)}>{toolbar}</div> : null}
      {narrowed ? <NarrowedChip {...narrowed} /> : null}
      <figcaption className={classes('uk-heading', classNames.heading)}>
        <div>
          <div className="uk-title">{title}</div>
          <div className="uk-subtitle">{definition}</div>
        </div>
        {corner}
      </figcaption>
      <div ref={body} className={classes('uk-body', classNames.body)}>
        {state === 'loading' && !isCancelled ? (
          slots.Loading ? (
            <slots.Loading height={height} />
          ) : (
            <Skeleton shape={skeleton} height={height} label={messages.loading} />
          )
        ) : null}
        {state === 'loading' && isCancelled ? (
          <State title={messages.cancelled} height={height} actions={again} />
        ) : null}
        {state === 'error' && error && slots.Error ? (
          <slots.Error height={height} error={error} retry={() => void answer.refetch()} />
        ) : null}
        {state === 'error' && error && !slots.Error ? (
          <ErrorState
            error={error}
            messages={messages}
            height={height}
            onRetry={error.code === 'query/invalid' ? undefined : () => answer.refetch()}
          />
        ) : null}
        {state === 'empty' && slots.Empty ? <slots.Empty height={height} noData={noData} /> : null}
        {state === 'empty' && !slots.Empty ? (
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
        {state === 'ready' ? (
          <BodyWidthContext.Provider value={bodyWidth}>{children}</BodyWidthContext.Provider>
        ) : null}
        {state === 'ready' && isPrinting && twin ? twin() : null}
        {isFetching && answer.cancel ? (
          <Waiting progress={answer.progress ?? null} onCancel={answer.cancel} />
        ) : null}
        {state === 'ready' && isCancelled ? (
          <div className="uk-waiting">
            {messages.cancelledKept}
            {again}
          </div>
        ) : null}
        {state === 'ready' ? <Notices texts={notices} className={classNames.notices} /> : null}
      </div>
      {numbers ? <NumberMenu numbers={numbers} /> : null}
      <LiveRegion text={state === 'ready' && takeaway ? messages.updated(takeaway) : ''} />
    </figure>
  );
}

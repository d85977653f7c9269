import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { type ExplainedVerdict, verdictOf } from '../../hooks/people-explained.js';
import { type GivenAnswer, useShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { explainWords, useExplain } from '../../hooks/useExplain.js';
import type { ExplainQuery } from '../../model/explain.js';
import type { ResolvedFlowQuery } from '../../model/flow.js';
import type { Format } from '../../model/format.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { ResolvedSelection, Selection, StickinessSelection } from '../../model/selection.js';
import type { ResolvedStickinessQuery } from '../../model/stickiness.js';
import { copyText } from '../parts/copy-text.js';
import { IconButton } from '../parts/IconButton.js';
import { CheckIcon, CloseIcon, CopyIcon } from '../parts/icons.js';
import { LiveRegion } from '../parts/LiveRegion.js';
import { noticesOf, Notices } from '../parts/Notices.js';
import { ErrorState, Skeleton, State } from '../parts/State.js';
import { useSaid } from '../parts/useSaid.js';
import { Waiting } from '../parts/Waiting.js';
import { ExplainedEvents } from './ExplainedEvents.js';
import { ExplainedParts } from './ExplainedParts.js';

interface ExplainViewProps {
  selection: Selection | null;
  user: string | null;
  data?: GivenAnswer<ExplainQuery> | undefined;
}

const height = 280;

/** The verdict about someone, and what it rests on. Without a frame: it stands in a card or in the drawer. */
export function ExplainView({ selection, user, data: given }: ExplainViewProps): ReactNode {
  const { messages: words, format } = useAnalyticsContext('ExplainPanel');
  const messages = useToolMessages(peopleDrawerMessages, 'ExplainPanel');
  const asked = useExplain(given ? null : selection, given ? null : user);
  const answer = useShownAnswer(given, asked, explainWords);
  const { data, resolved, definition } = answer;
  const error = answer.error ?? (data ? null : answer.invalid);
  const isReady = data !== undefined && resolved !== undefined && !answer.error;
  const events = data?.events ?? [];
  const decided = data && resolved ? verdictOf(data, resolved.behind) : null;
  const takeaway =
    decided && resolved
      ? verdictWords(decided, resolved.behind, messages, format)
      : answer.takeaway;
  return (
    <div
      className="uk-explain"
      aria-busy={answer.isFetching}
      data-state={error ? 'error' : isReady ? 'ready' : 'loading'}
      data-stale={answer.isStale ? '' : undefined}
    >
      {isReady ? (
        <>
          <div className="uk-verdict" data-counted={data.counted ? '' : undefined}>
            <span className="uk-verdict-mark">{data.counted ? <CheckIcon /> : <CloseIcon />}</span>
            <p className="uk-verdict-text">{takeaway}</p>
          </div>
          <p className="uk-subtitle">{definition}</p>
          <h3 className="uk-explain-heading">{messages.explainRule}</h3>
          <ExplainedParts events={events} of={resolved.behind.of} />
          <div className="uk-explain-top">
            <h3 className="uk-explain-heading">{messages.explainEvents}</h3>
            <CopyJson content={{ query: resolved, result: data }} />
          </div>
          {events.length > 0 ? (
            <ExplainedEvents
              key={`${data.id} ${takeaway}`}
              events={events}
              behind={resolved.behind}
            />
          ) : (
            <p className="uk-explain-none">{messages.explainNoEvents}</p>
          )}
          <Notices texts={noticesOf(data.meta, words, format)} />
        </>
      ) : error ? (
        <ErrorState
          error={error}
          messages={words}
          height={height}
          onRetry={error.code === 'query/invalid' ? undefined : () => answer.refetch()}
        />
      ) : answer.isCancelled ? (
        <State
          title={words.cancelled}
          height={height}
          actions={
            <button type="button" className="uk-button" onClick={() => answer.refetch()}>
              {words.retry}
            </button>
          }
        />
      ) : (
        <Skeleton shape={<ExplainLines />} height={height} label={words.loading} />
      )}
      {answer.isFetching ? <Waiting progress={answer.progress} onCancel={answer.cancel} /> : null}
      <LiveRegion text={isReady ? takeaway : ''} />
    </div>
  );
}

/** The verdict, where the finding of the model says less than what decided. */
function verdictWords(
  verdict: ExplainedVerdict,
  behind: ResolvedSelection,
  messages: typeof peopleDrawerMessages,
  format: Format,
): string {
  return verdict.kind === 'path'
    ? messages.pathVerdict(verdict.counted, behind.of as ResolvedFlowQuery)
    : messages.bucketsVerdict(
        verdict.counted,
        verdict.active,
        behind as StickinessSelection<ResolvedStickinessQuery>,
        format,
      );
}

/** Copies the whole explanation, with the question. */
function CopyJson({ content }: { content: unknown }): ReactNode {
  const messages = useToolMessages(peopleDrawerMessages, 'ExplainPanel');
  const [said, setSaid] = useSaid();
  const copy = async () => {
    const isCopied = await copyText(JSON.stringify(content, null, 2));
    setSaid(isCopied ? messages.copied : messages.exportFailed);
  };
  return (
    <>
      <span className="uk-explain-said" role="status">
        {said}
      </span>
      <IconButton label={messages.copyExplanation} onClick={() => void copy()}>
        <CopyIcon />
      </IconButton>
    </>
  );
}

/** Lines in the shape of an explanation. */
function ExplainLines(): ReactNode {
  return (
    <span className="uk-explain-lines">
      {['88%', '56%', '70%', '62%', '76%', '58%', '66%'].map((width) => (
        <span key={width} style={{ inlineSize: width }} />
      ))}
    </span>
  );
}

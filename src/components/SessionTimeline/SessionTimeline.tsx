'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import { Bounded } from '../parts/Bounded.js';
import { useControlled } from '../parts/useControlled.js';
import { TimelineTool } from './TimelineTool.js';
import { splitProps, type TimelineToolProps, type TimelineValue } from './tool.js';

export interface SessionTimelineProps extends TimelineToolProps<TimelineValue> {
  /** Id of the session, as events or lists of sessions have it. With `data`, the id it is of. */
  session: string;
}

/**
 * Every action of one session, from first to last: when, what kind by shape, what it said; idle stretches and repeats
 * told; a strip of when there was much; filters by text, name, kind and time; all properties of a chosen event, beside
 * what changed since the last of its name. Pages are loaded as one scrolls, all of them for a filter.
 *
 * Without `value.range` all history is asked for; of a source that does not have it, the page's range.
 */
export function SessionTimeline(props: SessionTimelineProps): ReactNode {
  return (
    <Bounded name="SessionTimeline" height={props.height ?? 560}>
      <Inner {...props} />
    </Bounded>
  );
}

function Inner({ session, ...props }: SessionTimelineProps): ReactNode {
  const { settings, own, card } = splitProps(props);
  const [value, setValue] = useControlled<TimelineValue>(
    settings.value,
    () => ({ times: 'relative', folds: own.marks === undefined, ...settings.defaultValue }),
    settings.onValueChange,
  );
  return (
    <TimelineTool
      // Another session is another timeline: nothing chosen, nothing unfolded.
      key={session}
      of={{ session }}
      value={{ ...value, order: 'earliestFirst' }}
      onChange={({ order: _order, ...change }) => setValue(changed(value, change))}
      own={own}
      card={card}
    />
  );
}

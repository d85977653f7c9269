'use client';
import type { ReactNode } from 'react';

import { changed } from '../../hooks/changed.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { Identity } from '../../model/scope.js';
import { Bounded } from '../parts/Bounded.js';
import { useControlled } from '../parts/useControlled.js';
import { TimelineTool } from './TimelineTool.js';
import { splitProps, type TimelineToolProps, type UserTimelineValue } from './tool.js';

export interface UserTimelineProps extends TimelineToolProps<UserTimelineValue> {
  /** Id of the user. With `data`, the id it is of. */
  user: string;
  /** Whose id `user` is. Default `'user'`. */
  identity?: Identity;
  /** Which time is asked about, until a reader chooses another. Default: the page's range, else all history. */
  range?: RangeChoice;
}

/**
 * Everything one person did, by session: the latest session first and its events from first to last; events outside all
 * sessions as outlines. Sessions can be closed; a strip of at least 90 days has a tick for each, and chooses a part.
 *
 * All pages are loaded before the latest session can be shown first.
 */
export function UserTimeline(props: UserTimelineProps): ReactNode {
  return (
    <Bounded name="UserTimeline" height={props.height ?? 560}>
      <Inner {...props} />
    </Bounded>
  );
}

function Inner({ user, identity, range, ...props }: UserTimelineProps): ReactNode {
  const { settings, own, card } = splitProps(props);
  const [value, setValue] = useControlled<UserTimelineValue>(
    settings.value,
    () => ({
      times: 'relative',
      folds: own.marks === undefined,
      order: 'latestFirst',
      ...settings.defaultValue,
    }),
    settings.onValueChange,
  );
  return (
    <TimelineTool
      // Another person is another timeline: nothing chosen, nothing unfolded.
      key={JSON.stringify([identity, user])}
      of={{ user, ...(identity ? { identity } : {}) }}
      value={{ ...(range === undefined ? {} : { range }), ...value }}
      onChange={(change) => setValue(changed(value, change))}
      own={own}
      card={card}
    />
  );
}

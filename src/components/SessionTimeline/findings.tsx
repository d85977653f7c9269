import type { TimelinePages } from '../../hooks/timeline-pages.js';
import type { Format } from '../../model/format.js';
import type { AbsoluteRange } from '../../model/scope.js';
import type { TimelineEvent, TimelineResult } from '../../model/timeline.js';
import type { Fact } from './Facts.js';
import type { TimelineUsers } from './tool.js';
import { UserName } from './UserName.js';
import type { TimelineMessages } from './useTimelineMessages.js';
import type { TimelineOf } from './useTimelineQuestion.js';
import type { TimelineRows } from './useTimelineRows.js';

interface Shown {
  data: TimelineResult;
  view: TimelineRows;
  pages: TimelinePages;
  /** Whose: a user's is by session. */
  of: TimelineOf;
}

/** From the first event's instant to just after the last one's; of what is not loaded, as the sessions tell it. */
export function wholeOf({ events, sessions }: TimelineResult): AbsoluteRange | null {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return null;
  const end = sessions.reduce((latest, session) => Math.max(latest, session.end), last.time);
  const start = sessions.reduce((least, session) => Math.min(least, session.start), first.time);
  return { start, end: end + 1 };
}

/** Exceptions of all events; null while some are not loaded. */
function exceptionsOf({ view, pages }: Shown): number | null {
  if (pages.loaded < pages.total) return null;
  return view.groups.reduce((sum, { exceptions }) => sum + exceptions, 0);
}

/** What a timeline says, in a sentence. */
export function findingOf(shown: Shown, messages: TimelineMessages, format: Format): string {
  const { data, pages, of } = shown;
  const whole = wholeOf(data);
  if (!whole) return '';
  const bad = exceptionsOf(shown);
  if ('session' in of) {
    return messages.sessionFinding(data.total, whole.end - 1 - whole.start, bad, format);
  }
  // Sessions of later pages are not known yet.
  if (pages.loaded < pages.total) return messages.userFindingOfPart(data.total, format);
  return messages.userFinding(data.sessions.length, data.total, bad, format);
}

/** The first value an event has of something. */
function firstOf(
  events: readonly TimelineEvent[],
  field: 'user' | 'authenticatedUser' | 'account',
): string | null {
  return events.find((event) => event[field])?.[field] ?? null;
}

/** What is known of whom or what a timeline is of. */
export function factsOf(
  { data, view, pages, of }: Shown,
  messages: TimelineMessages,
  format: Format,
  links: TimelineUsers,
): Fact[] {
  const { events } = data;
  const whole = wholeOf(data);
  if (!whole) return [];
  const user = 'user' in of ? of.user : firstOf(events, 'user');
  const facts: Fact[] = [];
  const tell = (label: string, text: string | null) => {
    if (text) facts.push({ label, value: <bdi>{text}</bdi>, text });
  };
  if (user) {
    facts.push({
      label: messages.userFact,
      value: <UserName user={user} {...links} />,
      text: user,
    });
  }
  // Whoever is asked about is told already.
  const others = [
    [messages.signedInFact, firstOf(events, 'authenticatedUser')],
    [messages.accountFact, firstOf(events, 'account')],
  ] as const;
  for (const [label, id] of others) if (id !== user) tell(label, id);
  const [group] = view.groups;
  if ('user' in of) {
    tell(messages.firstSeenFact, messages.groupStart(whole.start, format));
    if (pages.loaded >= pages.total) {
      tell(messages.lastSeenFact, messages.groupStart(whole.end - 1, format));
    }
  } else if (group) {
    const { entry, device } = view.wordsOf(group);
    tell(messages.startFact, messages.groupStart(whole.start, format));
    tell(messages.durationFact, format.duration(whole.end - 1 - whole.start));
    tell(messages.entryFact, entry);
    tell(messages.deviceFact, device.join(' · '));
  }
  return facts;
}

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

interface Line {
  time: string;
  user_id: string | null;
  event: string;
}

/** The events of a log's users, each user's in the order of the file. Times are ISO texts of one length. */
export function readJourneys(path: string): Line[][] {
  const byUser = new Map<string, Line[]>();
  for (const text of gunzipSync(readFileSync(path)).toString().trimEnd().split('\n')) {
    const line = JSON.parse(text) as Line;
    if (line.user_id === null) continue;
    const journey = byUser.get(line.user_id);
    if (journey) journey.push(line);
    else byUser.set(line.user_id, [line]);
  }
  return [...byUser.values()];
}

/** A journey in our order: events of one instant by name, which in these logs is plain ASCII. */
export function inOurOrder(journey: readonly Line[]): Line[] {
  const key = ({ time, event }: Line): string => `${time} ${event}`;
  return journey.toSorted((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

/** How often each text comes up: most often first, then by the text. */
export function tally(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

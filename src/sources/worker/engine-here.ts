import { AnalyticsError } from '../../model/errors.js';
import { LoadedEngine } from './loaded-engine.js';
import type { Plan } from './plan.js';

/**
 * The same engine, on the page. A module of its own, so that pages with a worker need not load it.
 *
 * @throws `source/unreachable` when only the worker has the events
 */
export function engineHere(
  { id, mapping, settings, data }: Plan,
  reason: string,
  onFailed: () => void,
): LoadedEngine {
  if (!data) {
    throw new AnalyticsError(
      'source/unreachable',
      `the worker that has the events of the source "${id}" could not be started: ${reason}`,
    );
  }
  return new LoadedEngine({
    id,
    thread: 'page',
    data,
    settings: { ...settings, mapping },
    onFailed,
  });
}

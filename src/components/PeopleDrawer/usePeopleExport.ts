import { useEffect, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { everybody, pagesOf } from '../../hooks/people-pages.js';
import { peopleTable } from '../../hooks/people-rows.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Selection } from '../../model/selection.js';
import type { UserRow, UsersResult } from '../../model/users.js';
import { csvOf } from '../parts/csv.js';
import { fileName, save } from '../parts/ExportMenu.js';

interface PeopleExport {
  /** How many of all are collected; null while nothing is. */
  collecting: { done: number; total: number } | null;
  /** What came of it, for as long as it takes to read. */
  said: string;
  exportLoaded(): void;
  exportAll(): void;
  cancel(): void;
}

const shownMs = 4_000;

/** Saves the people behind a number as a file: those that are loaded, or all of them. */
export function usePeopleExport(
  behind: Selection | undefined,
  loaded: UsersResult | undefined,
  name: string,
): PeopleExport {
  const { source, asOf, timeZone, weekStart, cohorts, universe } =
    useAnalyticsContext('usePeopleExport');
  const messages = useToolMessages(peopleDrawerMessages, 'usePeopleExport');
  const [collecting, setCollecting] = useState<PeopleExport['collecting']>(null);
  const [said, setSaid] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), shownMs);
    return () => clearTimeout(timer);
  }, [said]);

  const write = (people: readonly UserRow[]) => {
    if (!behind || !loaded) return;
    const { idColumn, userColumn, firstSeen, lastSeen, eventsHeading: events } = messages;
    const user = loaded.unit === 'session' ? userColumn : null;
    const columns = { id: idColumn(behind), user, firstSeen, lastSeen, events };
    const file = `${fileName(name)}.csv`;
    // The mark at the start tells spreadsheets that the text is UTF-8.
    save(file, `\uFEFF${csvOf(peopleTable(people, columns))}`, 'text/csv;charset=utf-8');
    setSaid(messages.exported(file));
  };
  const collect = async () => {
    if (!behind || !loaded || running.current) return;
    const control = new AbortController();
    running.current = control;
    const context = {
      now: asOf,
      timeZone,
      weekStart,
      cohorts,
      ...(universe ? { universe } : {}),
    };
    try {
      const people = await everybody(loaded, pagesOf(source, behind, context), {
        signal: control.signal,
        onProgress: (done, total) => setCollecting({ done, total }),
      });
      write(people);
    } catch {
      // It was cancelled, or the source failed: either way there is no file.
      setSaid(control.signal.aborted ? messages.cancelled : messages.exportFailed);
    } finally {
      running.current = null;
      setCollecting(null);
    }
  };
  return {
    collecting,
    said,
    exportLoaded: () => write(loaded?.users ?? []),
    exportAll: () => void collect(),
    cancel: () => running.current?.abort(),
  };
}

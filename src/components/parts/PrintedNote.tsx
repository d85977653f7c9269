import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';

interface PrintedNoteProps {
  /** How many rows are printed; null while nothing is. */
  printed: number | null;
  /** How many there are. */
  total: number;
}

/** Says on paper that rows are missing on it. */
export function PrintedNote({ printed, total }: PrintedNoteProps): ReactNode {
  const { messages, format } = useAnalyticsContext('PrintedNote');
  if (printed === null || printed >= total) return null;
  return <p className="uk-printed-note">{messages.printedRows(printed, total, format)}</p>;
}

import { type ReactNode, useEffect, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Progress } from '../../model/meta.js';

interface WaitingProps {
  progress: Progress | null;
  onCancel(): void;
}

/** After so long, a reader wants to know whether anything happens. */
const patienceMs = 3_000;

/** What is happening while an answer takes long, and a way out. */
export function Waiting({ progress, onCancel }: WaitingProps): ReactNode {
  const { format, messages } = useAnalyticsContext('Waiting');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <div className="uk-waiting">
      <span>{progress ? messages.progress(progress, format) : messages.loading}</span>
      <button type="button" className="uk-button" onClick={onCancel}>
        {messages.cancel}
      </button>
    </div>
  );
}

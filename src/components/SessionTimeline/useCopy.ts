import { useEffect, useState } from 'react';

import { useTimelineMessages } from './useTimelineMessages.js';

const shownMs = 2_500;

/** Puts a text into the clipboard; `said` tells for a while whether it is there. */
export function useCopy(): { said: string; copy(text: string): void } {
  const messages = useTimelineMessages('useCopy');
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (text: string) => {
    // There is no clipboard without a secure page and leave to use it.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('none'));
    void written.then(
      () => setSaid(messages.copied),
      () => setSaid(messages.copyFailed),
    );
  };
  return { said, copy };
}

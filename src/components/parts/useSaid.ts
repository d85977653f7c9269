import { useEffect, useState } from 'react';

const shownMs = 2_500;

/** A text that is said for a while after something was done, then no more. */
export function useSaid(): [said: string, say: (text: string) => void] {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, setSaid];
}

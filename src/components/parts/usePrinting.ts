import { useSyncExternalStore } from 'react';

const printing = () => matchMedia('print').matches;
const onServer = () => false;

function subscribe(onChange: () => void): () => void {
  const media = matchMedia('print');
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/** Whether the page is being printed. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, printing, onServer);
}

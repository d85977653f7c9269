import { copyText } from '../parts/copy-text.js';
import { useSaid } from '../parts/useSaid.js';
import { useTimelineMessages } from './useTimelineMessages.js';

/** Puts a text into the clipboard; `said` tells for a while whether it is there. */
export function useCopy(): { said: string; copy(text: string): void } {
  const messages = useTimelineMessages('useCopy');
  const [said, say] = useSaid();
  const copy = (text: string) =>
    void copyText(text).then((isCopied) => say(isCopied ? messages.copied : messages.copyFailed));
  return { said, copy };
}

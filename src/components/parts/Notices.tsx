import type { ReactNode } from 'react';

import type { Format } from '../../model/format.js';
import type { Messages } from '../../model/messages.js';
import type { Meta } from '../../model/meta.js';
import { InfoIcon } from './icons.js';

/** What a reader should know about how the numbers came about. */
export function noticesOf(meta: Meta, messages: Messages, format: Format): string[] {
  const { exact, sampledShare, truncated, eventsWithoutUser = 0, duplicates = 0, rejected } = meta;
  return [
    exact ? '' : messages.estimate,
    sampledShare === undefined ? '' : messages.sampled(sampledShare, format),
    truncated ? messages.truncated : '',
    eventsWithoutUser > 0 ? messages.withoutUser(eventsWithoutUser, format) : '',
    duplicates > 0 ? messages.duplicates(duplicates, format) : '',
    rejected && rejected.count > 0 ? messages.rejected(rejected, format) : '',
    ...meta.warnings,
  ].filter(Boolean);
}

export function Notices({
  texts,
  className,
}: {
  texts: readonly string[];
  className?: string | undefined;
}): ReactNode {
  if (texts.length === 0) return null;
  return (
    <ul className={['uk-notices', className].filter(Boolean).join(' ')}>
      {texts.map((text) => (
        <li key={text}>
          <InfoIcon />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

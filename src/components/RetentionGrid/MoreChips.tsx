import type { ReactNode } from 'react';

import { useToolMessages } from '../../hooks/tool-messages.js';
import type { Messages } from '../../model/messages.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import { CloseIcon } from '../parts/icons.js';
import { plainMatcher } from './EventPill.js';
import type { RetentionGridValue } from './tool.js';

type Words = Messages & typeof retentionGridMessages;

/** A change of settings; undefined goes back to the default. */
export type Change = { [K in keyof RetentionGridValue]?: RetentionGridValue[K] | undefined };

/** What is set among the options that are folded away, in a few words, and how to unset it. */
export function moreChips(
  value: RetentionGridValue,
  messages: Words,
): { text: string; unset: Change }[] {
  const { period, rule, acquisition, clock, periods, brackets, minReturns } = value;
  const { start, return: back } = value;
  const { gridChip } = messages;
  const unfiltered = (match: typeof start) => {
    const { where: _where, ...rest } = match ?? {};
    return plainMatcher(rest);
  };
  return [
    ...(rule && rule !== 'on'
      ? [{ text: gridChip.rule(rule, period), unset: { rule: undefined } }]
      : []),
    ...(acquisition && acquisition !== 'recurring'
      ? [
          {
            text: messages.gridAcquisitionName(acquisition, period),
            unset: { acquisition: undefined },
          },
        ]
      : []),
    ...(clock && clock !== 'calendar'
      ? [{ text: messages.gridClockName(clock, period), unset: { clock: undefined } }]
      : []),
    ...(periods === undefined
      ? []
      : [{ text: gridChip.periods(periods, period), unset: { periods: undefined } }]),
    ...(brackets
      ? [{ text: gridChip.brackets(brackets, period), unset: { brackets: undefined } }]
      : []),
    ...(minReturns !== undefined && minReturns > 1
      ? [{ text: gridChip.minReturns(minReturns), unset: { minReturns: undefined } }]
      : []),
    ...(start?.where
      ? [
          {
            text: gridChip.startFilter(messages.filter(start.where)),
            unset: { start: unfiltered(start) },
          },
        ]
      : []),
    ...(back?.where
      ? [
          {
            text: gridChip.returnFilter(messages.filter(back.where)),
            unset: { return: unfiltered(back) },
          },
        ]
      : []),
  ];
}

/** What is set among the folded options; × takes it back. */
export function MoreChips({
  value,
  onChange,
}: {
  value: RetentionGridValue;
  onChange(change: Change): void;
}): ReactNode {
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  return moreChips(value, messages).map(({ text, unset }) => (
    <span key={text} className="uk-filter">
      <span className="uk-filter-text" title={text}>
        <span className="uk-pill-value">{text}</span>
      </span>
      <button
        type="button"
        data-remove=""
        aria-label={messages.gridRemoveChip(text)}
        onClick={() => onChange(unset)}
      >
        <CloseIcon />
      </button>
    </span>
  ));
}

import * as Popover from '@radix-ui/react-popover';
import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { mostColumns, parseLengths } from '../../hooks/retention-choices.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogProperty } from '../../model/catalog.js';
import { retentionGridMessages } from '../../model/retention-grid-messages.js';
import { FilterEditor } from '../parts/FilterEditor.js';
import { CaretIcon } from '../parts/icons.js';
import { Select } from '../parts/Select.js';
import { plainMatcher } from './EventPill.js';
import type { Change } from './MoreChips.js';
import { NumberText } from './NumberText.js';
import type { RetentionGridValue } from './tool.js';

interface MoreMenuProps {
  value: RetentionGridValue;
  properties: readonly CatalogProperty[];
  onChange(change: Change): void;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string; disabled?: boolean }[];
  /** More about what can not be chosen. */
  note?: string | undefined;
  onChoose(value: T): void;
}

function Choice<T extends string>(props: ChoiceProps<T>): ReactNode {
  const { label, value, choices, note, onChoose } = props;
  return (
    <label className="uk-labelled">
      {label}
      <Select value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled ?? false}>
            {choice.label}
          </option>
        ))}
      </Select>
      {note}
    </label>
  );
}

/** How the first columns of a reader who wants stretches are. */
const startBrackets = [1, 3, 7];
const startPeriods = 8;

const one = (text: string, most: number): number[] | null => {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? [value] : null;
};

const mostReturns = 1_000_000;

/** Options few questions need: what counts as coming back, how people are grouped, which columns there are. */
export function MoreMenu({ value, properties, onChange }: MoreMenuProps): ReactNode {
  const { source, direction } = useAnalyticsContext('RetentionGrid');
  const messages = useToolMessages(retentionGridMessages, 'RetentionGrid');
  const { period, periods, brackets } = value;
  const columns = brackets ? 'brackets' : periods === undefined ? 'all' : 'periods';
  const { history } = source.capabilities;
  const acquisitions = ['recurring', 'firstInRange', 'firstEver'] as const;
  return (
    <Popover.Root>
      <Popover.Trigger className="uk-pill" data-more="">
        {messages.gridMore}
        <CaretIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-retention-more"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.gridMore}
        >
          <Choice
            label={messages.gridRule}
            value={value.rule ?? 'on'}
            choices={(['on', 'onOrAfter'] as const).map((rule) => ({
              value: rule,
              label: messages.gridRuleName(rule, period),
            }))}
            onChoose={(rule) => onChange({ rule: rule === 'on' ? undefined : rule })}
          />
          <Choice
            label={messages.gridAcquisition}
            value={value.acquisition ?? 'recurring'}
            choices={acquisitions.map((acquisition) => ({
              value: acquisition,
              label: messages.gridAcquisitionName(acquisition, period),
              disabled: acquisition === 'firstEver' && !history,
            }))}
            note={history ? undefined : messages.gridNoHistory}
            onChoose={(acquisition) =>
              onChange({ acquisition: acquisition === 'recurring' ? undefined : acquisition })
            }
          />
          <Choice
            label={messages.gridClock(period)}
            value={value.clock ?? 'calendar'}
            choices={(['calendar', 'rolling'] as const).map((clock) => ({
              value: clock,
              label: messages.gridClockName(clock, period),
            }))}
            onChoose={(clock) => onChange({ clock: clock === 'calendar' ? undefined : clock })}
          />
          <Choice
            label={messages.gridColumns}
            value={columns}
            choices={(['all', 'periods', 'brackets'] as const).map((kind) => ({
              value: kind,
              label: messages.gridColumnsName(kind, period),
            }))}
            onChoose={(kind) =>
              onChange({
                periods: kind === 'periods' ? startPeriods : undefined,
                brackets: kind === 'brackets' ? startBrackets : undefined,
              })
            }
          />
          {periods === undefined ? null : (
            <NumberText
              label={messages.gridPeriodsField(period)}
              value={[periods]}
              parse={(text) => one(text, mostColumns)}
              wrong={messages.gridColumnsWrong('periods', mostColumns)}
              onChange={([next]) => onChange({ periods: next })}
            />
          )}
          {brackets ? (
            <NumberText
              label={messages.gridBracketsField(period)}
              value={brackets}
              parse={parseLengths}
              wrong={messages.gridColumnsWrong('brackets', mostColumns)}
              onChange={(next) => onChange({ brackets: next })}
            />
          ) : null}
          <NumberText
            label={messages.gridMinReturns}
            value={[value.minReturns ?? 1]}
            parse={(text) => one(text, mostReturns)}
            wrong={messages.gridMinReturnsWrong}
            onChange={([next]) => onChange({ minReturns: next === 1 ? undefined : next })}
          />
          {(['start', 'return'] as const).map((which) => (
            <div key={which} className="uk-labelled">
              {which === 'start' ? messages.gridStartFilter : messages.gridReturnFilter}
              <FilterEditor
                value={value[which]?.where}
                properties={properties}
                onChange={(where) => {
                  const { where: _where, ...rest } = value[which] ?? {};
                  onChange({ [which]: plainMatcher({ ...rest, ...(where ? { where } : {}) }) });
                }}
              />
            </div>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

import * as Dropdown from '@radix-ui/react-dropdown-menu';
import { type ReactNode, useRef } from 'react';

import { CaretIcon, CheckIcon } from './icons.js';

export interface Choice<T extends string> {
  value: T;
  label: string;
}

interface PillMenuProps<T extends string> {
  /** What is chosen, e.g. "During". */
  label: string;
  /** Text of the current choice. */
  current: string;
  value: T;
  choices: readonly Choice<T>[];
  onChoose(value: T): void;
}

/** A pill that opens a short list of which one is chosen. */
export function PillMenu<T extends string>(props: PillMenuProps<T>): ReactNode {
  const { label, current, value, choices, onChoose } = props;
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger className="uk-pill">
        <PillText label={label} value={current} />
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          className="uk-root uk-popup"
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Dropdown.RadioGroup value={value} onValueChange={(next) => onChoose(next as T)}>
            {choices.map((choice) => (
              <Dropdown.RadioItem key={choice.value} value={choice.value} className="uk-item">
                <span className="uk-item-mark">
                  <Dropdown.ItemIndicator>
                    <CheckIcon />
                  </Dropdown.ItemIndicator>
                </span>
                <span className="uk-item-text">{choice.label}</span>
              </Dropdown.RadioItem>
            ))}
          </Dropdown.RadioGroup>
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

/** Content of a pill: what it sets, and to what. */
export function PillText({
  label,
  value,
  isClear = false,
  isUnset = false,
}: {
  label: string;
  value: string;
  /** The value alone says what it is of: where it is narrow, the label is only spoken. */
  isClear?: boolean;
  /** Nothing is chosen: said quietly, and only spoken where it is narrow. */
  isUnset?: boolean;
}): ReactNode {
  return (
    <>
      <span className="uk-pill-label" data-clear={isClear ? '' : undefined}>
        {label}
      </span>
      <span className="uk-pill-value" data-unset={isUnset ? '' : undefined} title={value}>
        {value}
      </span>
      <CaretIcon />
    </>
  );
}

export interface Action {
  label: string;
  onSelect(): void;
  /** It opens something that takes the focus: it is done once the menu is gone, which then leaves the focus to it. */
  opens?: boolean;
  disabled?: boolean;
  /** Why it is disabled. */
  why?: string;
  danger?: boolean;
}

/** A button that opens a list of actions. */
export function ActionMenu({
  label,
  icon,
  actions,
}: {
  label: string;
  icon: ReactNode;
  actions: readonly Action[];
}): ReactNode {
  const next = useRef<(() => void) | null>(null);
  return (
    <Dropdown.Root modal={false}>
      <Dropdown.Trigger className="uk-button" data-quiet="" data-icon="" aria-label={label}>
        {icon}
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          className="uk-root uk-popup"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!next.current) return;
            event.preventDefault();
            next.current();
            next.current = null;
          }}
        >
          {actions.map((action) => (
            <Dropdown.Item
              key={action.label}
              className="uk-item"
              data-danger={action.danger ? '' : undefined}
              disabled={action.disabled ?? false}
              onSelect={() => {
                if (action.opens) next.current = action.onSelect;
                else action.onSelect();
              }}
            >
              {action.label}
              {action.why ? <span className="uk-item-why">{action.why}</span> : null}
            </Dropdown.Item>
          ))}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

import * as Popover from '@radix-ui/react-popover';
import { Command } from 'cmdk';
import { type ReactNode, useState } from 'react';

import { CheckIcon, SearchIcon } from './icons.js';

export interface PickerItem {
  id: string;
  label: string;
  /** Heading it stands under; items of a group come together. */
  group?: string;
  /** A number or word at the end of the row. */
  hint?: string;
}

export interface PickerListProps {
  /** What is being chosen, for people who do not see where the list opened. */
  label: string;
  items: readonly PickerItem[];
  /** Ids of what is chosen. */
  chosen: readonly string[];
  onChoose(id: string): void;
  /** Stays open, so that several can be chosen. */
  multiple?: boolean;
  words: { search: string; nothingFound: string; narrow(shown: number, of: number): string };
  /** Rows made of what is typed, offered after those found. */
  offer?(typed: string): readonly PickerItem[];
  /** Called after a choice that ends the choosing. */
  onDone?(): void;
}

export interface PickerFrame {
  /** The button that opens the picker. */
  trigger: ReactNode;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** Where the focus goes when it closes; prevent the event to send it elsewhere than to the trigger. */
  onCloseAutoFocus?: ((event: Event) => void) | undefined;
}

interface PickerProps extends PickerListProps, PickerFrame {}

/** Rows drawn at once; more are found by typing. */
const mostShown = 100;

/** How well a label answers what was typed: prefix, then start of a word, then anywhere, then letters in order. */
function score(label: string, typed: string): number {
  const text = label.toLowerCase();
  if (text.startsWith(typed)) return 4;
  if (text.includes(` ${typed}`) || text.includes(`/${typed}`)) return 3;
  if (text.includes(typed)) return 2;
  let at = -1;
  for (const letter of typed) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return 0;
  }
  return 1;
}

function find(items: readonly PickerItem[], typed: string): readonly PickerItem[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return items;
  return items
    .map((item) => ({ item, score: score(item.label, wanted) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function grouped(items: readonly PickerItem[]): [string, PickerItem[]][] {
  const groups = new Map<string, PickerItem[]>();
  for (const item of items) {
    const group = groups.get(item.group ?? '');
    if (group) group.push(item);
    else groups.set(item.group ?? '', [item]);
  }
  return [...groups];
}

/** A searchable list in a popover. */
export function Picker(props: PickerProps): ReactNode {
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    props.onOpenChange?.(next);
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger asChild>{props.trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-picker"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={props.label}
          {...(props.onCloseAutoFocus ? { onCloseAutoFocus: props.onCloseAutoFocus } : {})}
        >
          <PickerList {...props} onDone={() => change(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The searchable list alone, to stand in a popover of one's own. */
export function PickerList(props: PickerListProps): ReactNode {
  const { label, items, chosen, onChoose, multiple = false, words, offer, onDone } = props;
  const [typed, setTyped] = useState('');
  const made = typed.trim() && offer ? offer(typed.trim()) : [];
  const found = [...find(items, typed), ...made];
  const shown = found.slice(0, mostShown);
  const rows = (group: readonly PickerItem[]) =>
    group.map((item) => (
      <Command.Item
        key={item.id}
        value={item.id}
        className="uk-item"
        aria-checked={chosen.includes(item.id)}
        onSelect={() => {
          onChoose(item.id);
          if (!multiple) onDone?.();
        }}
      >
        <span className="uk-item-mark">{chosen.includes(item.id) ? <CheckIcon /> : null}</span>
        <span className="uk-item-text">{item.label}</span>
        {item.hint ? <span className="uk-item-count">{item.hint}</span> : null}
      </Command.Item>
    ));
  return (
    <Command label={label} shouldFilter={false} loop>
      <div className="uk-picker-search">
        <SearchIcon />
        <Command.Input value={typed} onValueChange={setTyped} placeholder={words.search} />
      </div>
      <Command.List className="uk-picker-list" label={label}>
        <Command.Empty className="uk-picker-note">{words.nothingFound}</Command.Empty>
        {grouped(shown).map(([heading, group]) =>
          heading ? (
            <Command.Group key={heading} heading={heading}>
              {rows(group)}
            </Command.Group>
          ) : (
            rows(group)
          ),
        )}
      </Command.List>
      {shown.length < found.length ? (
        <div className="uk-picker-note">{words.narrow(shown.length, found.length)}</div>
      ) : null}
    </Command>
  );
}

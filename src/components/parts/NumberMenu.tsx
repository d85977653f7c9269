import * as Popover from '@radix-ui/react-popover';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { type LoadedPart, useLoadedPart } from '../../hooks/people-part.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useShowCohort } from '../../hooks/useShowCohort.js';
import { peopleMenuMessages } from '../../model/people-menu-messages.js';
import type { SavedCohort } from './SaveCohortForm.js';
import type { NumberPart, Numbers } from './useNumbers.js';

/** Charts do not carry the drawer: it comes when someone looks at people. */
const loadDrawer = async () => (await import('../PeopleDrawer/PeopleDrawer.js')).PeopleDrawer;
const loadForm = async () => (await import('./SaveCohortForm.js')).SaveCohortForm;

type Opened = NonNullable<Numbers['open']>;

/** Walks through the actions of a menu with the arrow keys. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const actions = [...event.currentTarget.querySelectorAll<HTMLElement>('.uk-item-button')];
  const at = actions.indexOf(document.activeElement as HTMLElement);
  const last = actions.length - 1;
  const to = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  actions[to]?.focus();
}

/** What can be done with the number someone opened; then the people behind it in a drawer. */
export function NumberMenu({ numbers }: { numbers: Numbers }): ReactNode {
  const { direction } = useAnalyticsContext('NumberMenu');
  const { open, close } = numbers;
  const [last, setLast] = useState(open);
  const [people, setPeople] = useState<Opened | null>(null);
  const drawer = useLoadedPart(loadDrawer);
  if (open && open !== last) setLast(open);
  const anchor = useMemo(() => ({ current: last?.at ?? null }), [last]);
  const Drawer = drawer.part;
  return (
    <>
      <Popover.Root open={open !== null} onOpenChange={(next) => (next ? undefined : close())}>
        {last ? <Popover.Anchor virtualRef={anchor} /> : null}
        <Popover.Portal>
          <Popover.Content
            className="uk-root uk-popup uk-number-menu"
            dir={direction}
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={last?.number.label ?? ''}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              // The drawer took the focus, and gives it back.
              if (people !== last) (last?.at as HTMLElement | SVGElement | undefined)?.focus();
            }}
          >
            {last ? (
              <Actions numbers={numbers} opened={last} drawer={drawer} onPeople={setPeople} />
            ) : null}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {people && Drawer ? (
        <Drawer
          selection={people.number.selection}
          rolling={people.number.rolling}
          label={people.number.label}
          count={people.number.count ?? undefined}
          opener={people.at}
          onClose={() => setPeople(null)}
        />
      ) : null}
    </>
  );
}

interface ActionsProps {
  numbers: Numbers;
  opened: Opened;
  drawer: LoadedPart<unknown>;
  onPeople(opened: Opened): void;
}

/** The actions of a number; in their place the form that saves its people. */
function Actions({ numbers, opened, drawer, onPeople }: ActionsProps): ReactNode {
  const { format } = useAnalyticsContext('NumberMenu');
  const messages = useToolMessages(peopleMenuMessages, 'NumberMenu');
  const form = useLoadedPart(loadForm);
  const [asks, setAsks] = useState(false);
  const [saved, setSaved] = useState<SavedCohort | null>(null);
  const page = useShowCohort();
  const actions = useRef<HTMLDivElement>(null);
  const { label, count, selection } = opened.number;
  const counted = messages.numberCount(count, selection, format);
  const Form = form.part;
  const seePeople = async () => {
    if (!(await drawer.load())) return;
    onPeople(opened);
    numbers.close();
  };
  const save = async () => {
    setSaved(null);
    if (await form.load()) setAsks(true);
  };
  const onSaved = (made: SavedCohort | null) => {
    setAsks(false);
    setSaved(made);
  };
  const wasAsking = useRef(false);
  useEffect(() => {
    // The form is gone, and the focus with it.
    if (wasAsking.current && !asks) {
      actions.current?.querySelector<HTMLElement>('.uk-item-button')?.focus();
    }
    wasAsking.current = asks;
  }, [asks]);
  const failed = drawer.state === 'failed' || form.state === 'failed';
  return (
    <>
      <div className="uk-number-menu-title">
        {label}
        {counted ? <span>{counted}</span> : null}
      </div>
      {asks && Form ? (
        <Form number={opened.number} onDone={onSaved} />
      ) : (
        <div ref={actions} role="group" aria-label={label} onKeyDown={walk}>
          {saved && page.can() ? (
            <ActionButton
              label={messages.showCohort}
              onPress={() => {
                numbers.close();
                page.show(saved.id);
              }}
            />
          ) : null}
          <ActionButton
            label={messages.seePeople(count, selection, format)}
            isBusy={drawer.state === 'loading'}
            onPress={() => void seePeople()}
          />
          <ActionButton
            label={messages.saveNumberAsCohort}
            isBusy={form.state === 'loading'}
            onPress={() => void save()}
          />
          {numbers.isPicked(selection as NumberPart) ? (
            <ActionButton
              label={messages.clearSelection}
              onPress={() => {
                numbers.close();
                numbers.clear();
              }}
            />
          ) : null}
        </div>
      )}
      <p className="uk-number-menu-said" role="status">
        {failed ? messages.openFailed : saved ? messages.savedNumberAsCohort(saved.name) : ''}
      </p>
    </>
  );
}

interface ActionButtonProps {
  label: string;
  /** What it opens is on its way. */
  isBusy?: boolean;
  onPress(): void;
}

function ActionButton({ label, isBusy = false, onPress }: ActionButtonProps): ReactNode {
  const messages = useToolMessages(peopleMenuMessages, 'NumberMenu');
  return (
    <button
      type="button"
      className="uk-item uk-item-button"
      aria-busy={isBusy}
      onClick={isBusy ? undefined : onPress}
    >
      {isBusy ? messages.opening : label}
    </button>
  );
}

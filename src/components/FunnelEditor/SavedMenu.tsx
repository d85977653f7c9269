import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useState } from 'react';

import type { SavedDocument } from '../../documents/document.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { AnalyticsError } from '../../model/errors.js';
import { FolderIcon, PlusIcon } from '../parts/icons.js';
import { SavedRow } from './SavedRow.js';

interface SavedMenuProps {
  saved: readonly SavedDocument[];
  error: AnalyticsError | null;
  /** Reads the list anew; called when it opens. */
  refresh(): Promise<void>;
  /** Id of the open funnel. */
  current: string;
  onOpen(id: string): void;
  onNew(): void;
  /** The open funnel is renamed and deleted by the editor, which holds what is not saved yet. */
  onRename(id: string, name: string): void;
  onDuplicate(id: string): void;
  onDelete(id: string): void;
}

/** The saved funnels: open, rename, duplicate, delete, or start a new one. */
export function SavedMenu(props: SavedMenuProps): ReactNode {
  const { saved, error, refresh, current, onOpen, onNew, onRename, onDuplicate, onDelete } = props;
  const { messages } = useAnalyticsContext('FunnelEditor');
  const [open, setOpen] = useState(false);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) void refresh();
  };
  const done = (action: () => void) => {
    setOpen(false);
    action();
  };
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger
        className="uk-button"
        data-quiet=""
        data-icon=""
        aria-label={messages.savedFunnels}
        title={messages.savedFunnels}
      >
        <FolderIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-saved"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.savedFunnels}
        >
          <button type="button" className="uk-item uk-item-button" onClick={() => done(onNew)}>
            <span className="uk-item-mark">
              <PlusIcon />
            </span>
            {messages.newFunnelAction}
          </button>
          <div className="uk-separator" />
          {saved.length === 0 ? (
            <div className="uk-picker-note">{messages.noSavedFunnels}</div>
          ) : (
            <ul className="uk-saved-list">
              {saved.map((document) => (
                <SavedRow
                  key={document.id}
                  document={document}
                  isOpen={document.id === current}
                  onOpen={() => done(() => onOpen(document.id))}
                  onRename={(name) => onRename(document.id, name)}
                  onDuplicate={() => done(() => onDuplicate(document.id))}
                  onDelete={() => done(() => onDelete(document.id))}
                />
              ))}
            </ul>
          )}
          {error ? (
            <div className="uk-picker-note" data-error="" role="alert">
              {error.message}
            </div>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useState } from 'react';

import type { SavedDocument } from '../../documents/document.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { AnalyticsError } from '../../model/errors.js';
import type { DocumentWords } from './document-words.js';
import { FolderIcon, PlusIcon } from './icons.js';
import { SavedDocumentRow } from './SavedDocumentRow.js';

interface SavedDocumentsMenuProps {
  words: DocumentWords;
  saved: readonly SavedDocument[];
  error: AnalyticsError | null;
  /** Reads the list anew; called when it opens. */
  refresh(): Promise<void>;
  /** Id of the open document. */
  current: string;
  onOpen(id: string): void;
  onNew(): void;
  /** The open document is renamed and deleted by the editor, which holds what is not saved yet. */
  onRename(id: string, name: string): void;
  onDuplicate(id: string): void;
  onDelete(id: string): void;
}

/** The saved documents of a type: open, rename, duplicate, delete, or start a new one. */
export function SavedDocumentsMenu(props: SavedDocumentsMenuProps): ReactNode {
  const { words, saved, error, refresh, current } = props;
  const { onOpen, onNew, onRename, onDuplicate, onDelete } = props;
  const { direction } = useAnalyticsContext('SavedDocumentsMenu');
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
        aria-label={words.menuLabel}
        title={words.menuLabel}
      >
        <FolderIcon />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-saved"
          dir={direction}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={words.menuLabel}
        >
          <button type="button" className="uk-item uk-item-button" onClick={() => done(onNew)}>
            <span className="uk-item-mark">
              <PlusIcon />
            </span>
            {words.startNew}
          </button>
          <div className="uk-separator" />
          {saved.length === 0 ? (
            <div className="uk-picker-note">{words.nothingSaved}</div>
          ) : (
            <ul className="uk-saved-list">
              {saved.map((document) => (
                <SavedDocumentRow
                  key={document.id}
                  document={document}
                  words={words}
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

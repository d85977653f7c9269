import { type ReactNode, useState } from 'react';

import type { SavedDocument } from '../../documents/document.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { DocumentWords } from './document-words.js';
import { IconButton } from './IconButton.js';
import { CheckIcon, CopyIcon, PencilIcon, TrashIcon } from './icons.js';

interface SavedDocumentRowProps {
  document: SavedDocument;
  words: DocumentWords;
  isOpen: boolean;
  onOpen(): void;
  onRename(name: string): void;
  onDuplicate(): void;
  onDelete(): void;
}

/** A saved document with its actions; deleting asks in the row itself. */
export function SavedDocumentRow(props: SavedDocumentRowProps): ReactNode {
  const { document, words, isOpen } = props;
  const { messages, format } = useAnalyticsContext('SavedDocumentRow');
  const [mode, setMode] = useState<'row' | 'rename' | 'delete'>('row');
  const { name, updatedAt } = document;
  if (mode === 'rename') {
    const finish = (text: string) => {
      setMode('row');
      if (text.trim() && text !== name) props.onRename(text.trim());
    };
    return (
      <li className="uk-saved-row">
        <input
          className="uk-field"
          aria-label={words.nameLabel}
          defaultValue={name}
          // The field appears because the reader asked to rename: that is where they want to type.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onFocus={(event) => event.target.select()}
          onBlur={(event) => finish(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish(event.currentTarget.value);
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setMode('row');
          }}
        />
      </li>
    );
  }
  if (mode === 'delete') {
    return (
      <li className="uk-saved-row">
        <span className="uk-saved-question">{messages.confirmDelete(name)}</span>
        <button
          type="button"
          className="uk-button"
          data-danger=""
          // It is where the reader's eyes and keys already are.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={props.onDelete}
        >
          {messages.confirm}
        </button>
        <button type="button" className="uk-button" data-quiet="" onClick={() => setMode('row')}>
          {messages.cancel}
        </button>
      </li>
    );
  }
  return (
    <li className="uk-saved-row">
      <button
        type="button"
        className="uk-saved-open"
        aria-current={isOpen ? true : undefined}
        onClick={props.onOpen}
      >
        <span className="uk-item-mark">{isOpen ? <CheckIcon /> : null}</span>
        <span className="uk-saved-name" title={name}>
          {name}
          {updatedAt === undefined ? null : (
            <span className="uk-saved-when">{format.dateTime(updatedAt)}</span>
          )}
        </span>
      </button>
      {(
        [
          [words.rename(name), PencilIcon, () => setMode('rename')],
          [words.duplicate(name), CopyIcon, props.onDuplicate],
          [words.remove(name), TrashIcon, () => setMode('delete')],
        ] as const
      ).map(([label, Icon, act]) => (
        <IconButton key={label} label={label} onClick={act}>
          <Icon />
        </IconButton>
      ))}
    </li>
  );
}

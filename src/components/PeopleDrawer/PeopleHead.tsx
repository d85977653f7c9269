import { type ReactNode, useContext } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { LinkedContext, type LinkedState } from '../../hooks/linked-selection.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { canonicalJson } from '../../model/canonical.js';
import { peopleDrawerMessages } from '../../model/people-drawer-messages.js';
import type { Selection } from '../../model/selection.js';
import { IconButton } from '../parts/IconButton.js';
import { CloseIcon } from '../parts/icons.js';

interface PeopleHeadProps {
  title: string;
  definition: string;
  selection: Selection;
  /** What it is called, where the page shows only them. */
  label: string;
  /** The page can be narrowed to them. */
  narrows: boolean;
  /** Beside the title, before the button that closes. */
  corner: ReactNode;
  onClose: (() => void) | undefined;
}

/** How many they are, who they are, and whether the page shows only them. */
export function PeopleHead(props: PeopleHeadProps): ReactNode {
  const { title, definition, selection, label, narrows, corner, onClose } = props;
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleHead');
  return (
    <header className="uk-people-head">
      <div className="uk-people-top">
        <h2 className="uk-people-title">{title}</h2>
        <div className="uk-people-corner">
          {corner}
          {onClose ? (
            <IconButton label={messages.closePeople} onClick={onClose}>
              <CloseIcon />
            </IconButton>
          ) : null}
        </div>
      </div>
      <p className="uk-subtitle uk-people-rule">{definition}</p>
      <PageNarrowing selection={selection} label={label} offers={narrows} />
    </header>
  );
}

/** Whether the rest of the page shows only these people, and the way to make it so or undo it. */
function PageNarrowing({
  selection,
  label,
  offers,
}: {
  selection: Selection;
  label: string;
  offers: boolean;
}): ReactNode {
  useAnalyticsContext('PeopleDrawer');
  const messages = useToolMessages(peopleDrawerMessages, 'PeopleHead');
  const { linked, setLinked } = useContext(LinkedContext) as LinkedState;
  const isPage = linked !== null && canonicalJson(linked.selection) === canonicalJson(selection);
  if (!isPage && !offers) return null;
  return (
    <div className="uk-people-page">
      {isPage ? <span>{messages.pageShowsThem(selection)}</span> : null}
      <button
        type="button"
        className="uk-link-button"
        onClick={() => setLinked(isPage ? null : { selection, label, from: null })}
      >
        {isPage ? messages.clearSelection : messages.showOnlyThem}
      </button>
    </div>
  );
}

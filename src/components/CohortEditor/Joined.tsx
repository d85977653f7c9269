import type { ReactNode } from 'react';

import type { Join } from '../../hooks/cohort-draft.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages } from '../../model/cohort-editor-messages.js';

interface JoinedProps {
  join: Join;
  parts: readonly { id: number; content: ReactNode }[];
}

/** Conditions one below the other, with "and" or "or" between them. */
export function Joined({ join, parts }: JoinedProps): ReactNode {
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  return (
    <ol className="uk-cohort-parts" aria-label={messages.conditions}>
      {parts.map(({ id, content }, index) => (
        <li key={id}>
          {index > 0 ? <div className="uk-cohort-join">{messages.joinWord(join)}</div> : null}
          {content}
        </li>
      ))}
    </ol>
  );
}

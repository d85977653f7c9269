import type { ReactNode } from 'react';

import { useToolMessages } from '../../hooks/tool-messages.js';
import { cohortEditorMessages, type Template } from '../../model/cohort-editor-messages.js';
import type { CohortCondition } from '../../model/cohort.js';

const active = (last: number): CohortCondition => ({ did: {}, within: { last, unit: 'day' } });

const templates: Record<Template, CohortCondition> = {
  engaged: { did: {}, days: { atLeast: 7 }, within: { last: 28, unit: 'day' } },
  lapsed: { all: [active(60), { not: active(14) }] },
  heavy: { did: {}, times: { atLeast: 100 }, within: { last: 28, unit: 'day' } },
  list: { anyOf: [] },
};

interface TemplatesProps {
  onChoose(users: CohortCondition, said: string): void;
}

/** Cohorts that many people want, to start from. */
export function Templates({ onChoose }: TemplatesProps): ReactNode {
  const messages = useToolMessages(cohortEditorMessages, 'CohortEditor');
  return (
    <div className="uk-cohort-templates" role="group" aria-label={messages.startFrom}>
      <div className="uk-editor-label">{messages.startFrom}</div>
      <div className="uk-cohort-template-list">
        {(Object.keys(templates) as Template[]).map((template) => (
          <button
            key={template}
            type="button"
            className="uk-cohort-template"
            onClick={() => onChoose(templates[template], messages.templateName(template))}
          >
            <b>{messages.templateName(template)}</b>
            <span>{messages.templateHint(template)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { rewriteProblem, workingRules } from '../../hooks/flow-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { useCatalog } from '../../hooks/useCatalog.js';
import type { CatalogEvent } from '../../model/catalog.js';
import { matchesPattern, type RewriteRule } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { IconButton } from '../parts/IconButton.js';
import { PlusIcon, TrashIcon } from '../parts/icons.js';

interface RewriteRulesProps {
  rules: readonly RewriteRule[];
  /** The property whose values are renamed. */
  node: string;
  events: readonly CatalogEvent[];
  /** Called with the rules that do their work, when the reader stops typing. */
  onChange(rules: RewriteRule[]): void;
}

interface Row extends RewriteRule {
  id: number;
}

const idleMs = 300;
const valuesLookedAt = 1000;

/** The values there are of what is shown, to say what a rule fits. */
function useValues(node: string, events: readonly CatalogEvent[]): string[] {
  const isEvent = node === '$event';
  const { data } = useCatalog(isEvent ? null : { property: node, limit: valuesLookedAt });
  return useMemo(() => {
    const all = isEvent
      ? events.map(({ event }) => event)
      : (data?.values ?? []).map(({ value }) => value);
    return [...new Set(all.filter((value) => typeof value === 'string'))];
  }, [isEvent, events, data]);
}

/** Rules that join values, e.g. `/users/*` as `/users/:id`. What is not complete yet is kept and not applied. */
export function RewriteRules({ rules, node, events, onChange }: RewriteRulesProps): ReactNode {
  const { format } = useAnalyticsContext('RewriteRules');
  const messages = useToolMessages(userFlowMessages, 'RewriteRules');
  const [rows, setRows] = useState<Row[]>(() => rules.map((rule, id) => ({ ...rule, id })));
  const values = useValues(node, events);
  const list = useRef<HTMLOListElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<Row[] | null>(null);
  const focusLast = useRef(false);
  const id = useId();

  const apply = (next: readonly Row[]) => {
    clearTimeout(typing.current);
    pending.current = null;
    const working = workingRules(next.map(({ match, as }) => ({ match, as })));
    if (JSON.stringify(working) !== JSON.stringify(rules)) onChange(working);
  };
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  // What was typed last counts, also when the popover closes under it.
  useEffect(
    () => () => {
      if (pending.current) latest.current(pending.current);
    },
    [],
  );
  useEffect(() => {
    if (!focusLast.current) return;
    focusLast.current = false;
    list.current?.querySelector<HTMLElement>('li:last-child input')?.focus();
  }, [rows.length]);

  const edit = (at: number, change: Partial<RewriteRule>) => {
    const next = rows.map((row, i) => (i === at ? { ...row, ...change } : row));
    setRows(next);
    pending.current = next;
    clearTimeout(typing.current);
    typing.current = setTimeout(() => latest.current(next), idleMs);
  };
  const remove = (at: number) => {
    const next = rows.toSpliced(at, 1);
    setRows(next);
    apply(next);
    list.current?.parentElement?.querySelector<HTMLElement>('[data-add]')?.focus();
  };
  const add = () => {
    focusLast.current = true;
    const next = Math.max(-1, ...rows.map((row) => row.id)) + 1;
    setRows([...rows, { id: next, match: '', as: '' }]);
  };
  const sayOf = (at: number): { text: string; isProblem: boolean } => {
    const row = rows[at] as Row;
    const problem = rewriteProblem(rows, at);
    const isUntouched = row.match === '' && row.as === '';
    if (isUntouched) return { text: '', isProblem: false };
    if (problem) return { text: messages.renameProblem(problem), isProblem: true };
    const fitting = values.filter((value) => matchesPattern(value, row.match));
    const text = messages.renameMatches(fitting.length, fitting.slice(0, 2), format);
    return { text, isProblem: fitting.length === 0 };
  };
  return (
    <section className="uk-flow-rules" aria-label={messages.renames}>
      <p>{messages.renamesHint}</p>
      <ol ref={list}>
        {rows.map((row, at) => {
          const { text, isProblem } = sayOf(at);
          const field = (member: 'match' | 'as', label: string, example: string) => (
            <input
              className="uk-field"
              aria-label={label}
              aria-describedby={`${id}-${row.id}`}
              placeholder={example}
              value={row[member]}
              onChange={({ target }) => edit(at, { [member]: target.value })}
            />
          );
          return (
            <li key={row.id}>
              {field('match', messages.renameFrom, '/users/*')}
              <span aria-hidden="true">→</span>
              {field('as', messages.renameTo, '/users/:id')}
              <IconButton label={messages.removeRename(row.match)} onClick={() => remove(at)}>
                <TrashIcon />
              </IconButton>
              <div id={`${id}-${row.id}`} role="status" data-problem={isProblem ? '' : undefined}>
                {text}
              </div>
            </li>
          );
        })}
      </ol>
      <button type="button" className="uk-button" data-quiet="" data-add="" onClick={add}>
        <PlusIcon />
        {messages.addRename}
      </button>
    </section>
  );
}

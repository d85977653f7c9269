import { type ReactNode, useMemo } from 'react';

import { cutName } from '../../geometry/flow-labels.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowPath, FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { groupKey } from '../../model/groups.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { TableTwin } from '../parts/TableTwin.js';

interface PathsTableProps {
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  caption: string;
}

/** Widest a name in a path is, in pixels. */
const nameWidth = 190;

/** The most frequent whole paths, a row each: the same answer as the flow, for everybody who reads rather than looks. */
export function PathsTable({ data, resolved, caption }: PathsTableProps): ReactNode {
  const { format } = useAnalyticsContext('PathsTable');
  const messages = useToolMessages(userFlowMessages, 'PathsTable');
  const { paths, total } = data;
  const most = paths[0]?.count ?? 1;
  const rows = useMemo(
    () =>
      paths.reduce<{ path: FlowPath; running: number; id: string }[]>((above, path) => {
        const running = (above.at(-1)?.running ?? 0) + path.count;
        return [...above, { path, running, id: JSON.stringify([path.from, path.nodes]) }];
      }, []),
    [paths],
  );
  const known = rows.at(-1)?.running ?? 0;
  return (
    <div className="uk-flow-paths">
      <TableTwin caption={caption}>
        <thead>
          <tr>
            <th scope="col">{messages.pathColumn}</th>
            <th scope="col">{messages.pathCount(resolved)}</th>
            <th scope="col">{messages.pathShare}</th>
            <th scope="col">{messages.pathRunning}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, running, id }) => (
            <tr key={id}>
              <th scope="row">
                <PathChips path={path} resolved={resolved} />
              </th>
              <td data-column={messages.pathCount(resolved)}>{format.number(path.count)}</td>
              <td data-column={messages.pathShare}>
                <span className="uk-flow-share">
                  <i style={{ inlineSize: `${(path.count / most) * 100}%` }} />
                </span>
                <span className="uk-flow-percent">{format.percent(path.count / total)}</span>
              </td>
              <td data-column={messages.pathRunning}>{format.percent(running / total)}</td>
            </tr>
          ))}
        </tbody>
      </TableTwin>
      <p className="uk-chart-note">
        {messages.pathsNote(known / total, paths.length, resolved, format)}
      </p>
    </div>
  );
}

/** What one path goes through. */
function PathChips({ path, resolved }: { path: FlowPath; resolved: ResolvedFlowQuery }): ReactNode {
  const messages = useToolMessages(userFlowMessages, 'PathsTable');
  const { from, nodes } = path;
  const endsAt = from + nodes.length - 1;
  return (
    <ol className="uk-flow-path">
      {from > -resolved.before ? <li data-edge="">{messages.pathBegins}</li> : null}
      {nodes.map((value, i) => {
        const name = messages.group(groupKey(value));
        const offset = from + i;
        return (
          <li key={offset} data-anchor={offset === 0 ? '' : undefined} title={name}>
            {cutName(name, nameWidth)}
          </li>
        );
      })}
      {endsAt < resolved.after ? <li data-edge="">{messages.pathEnds}</li> : null}
    </ol>
  );
}

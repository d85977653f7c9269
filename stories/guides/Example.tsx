import { useEffect, useState } from 'react';

import { runQuery } from '../../src/query.js';
import { memorySource } from '../../src/sources.js';
import { askedAt, type WorkedExample } from './examples.js';

const when = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

/** A rule with the events it is shown on, the question, and the numbers as the engine finds them here and now. */
export function Example({ of: example }: { of: WorkedExample }) {
  const { rule, because, events, question, read, byHand } = example;
  const [found, setFound] = useState<Record<string, unknown>>({});
  useEffect(() => {
    const source = memorySource([...events], { id: rule });
    void runQuery(source, question, { now: askedAt }).then((result) =>
      setFound(read(result as never)),
    );
  }, [events, question, read, rule]);
  return (
    <section className="guide-example">
      <h3>{rule}</h3>
      <p>{because}</p>
      <div className="guide-columns">
        <table>
          <thead>
            <tr>
              <th>UTC</th>
              <th>Who</th>
              <th>Event</th>
            </tr>
          </thead>
          <tbody>
            {events.map(({ time, user, event, properties }) => (
              <tr key={`${time} ${user} ${event}`}>
                <td>{when.format(time)}</td>
                <td>{user}</td>
                <td>
                  {event}
                  {properties ? ` (${Object.values(properties).join(', ')})` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <thead>
            <tr>
              <th>Number</th>
              <th>By hand</th>
              <th>By the engine</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(byHand).map(([name, value]) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{String(value)}</td>
                <td>{name in found ? String(found[name]) : '…'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>The question</summary>
        <pre>{JSON.stringify(question, null, 2)}</pre>
      </details>
    </section>
  );
}

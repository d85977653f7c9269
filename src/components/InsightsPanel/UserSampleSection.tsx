import { type ReactNode, useMemo } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { countQuestion } from '../../hooks/insights-questions.js';
import { sampleUsers, type UserSample } from '../../hooks/insights-sample.js';
import type { UserLinks } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { useUsersBehind } from '../../hooks/useUsersBehind.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { InsightsQuery } from '../../model/insights.js';
import type { Selection } from '../../model/selection.js';
import type { UserRow } from '../../model/users.js';
import { PillMenu } from '../parts/Menu.js';
import { leads, UserName } from '../parts/UserName.js';
import { useRovingCell } from '../parts/useRovingCell.js';
import type { PeopleSlots } from '../SessionList/tool.js';
import { Section } from './Section.js';

interface UserSampleProps extends UserLinks {
  asked: InsightsQuery;
  /** Epoch milliseconds it was asked at. */
  now: number;
  sample: UserSample;
  onSample(sample: UserSample): void;
  User?: PeopleSlots['User'] | undefined;
}

const shown = 5;
/** Users that are looked through for the most active. */
const lookedAt = 1_000;
/** Properties said of a user. */
const mostSaid = 3;
const samples: UserSample[] = ['any', 'mostActive'];

/** Five users, so that numbers get a face. */
export function UserSampleSection(props: UserSampleProps): ReactNode {
  const { asked, now, sample, onSample, User, ...people } = props;
  const { format } = useAnalyticsContext('UserSample');
  const messages = useToolMessages(insightsPanelMessages, 'UserSample');
  const selection = useMemo(
    (): Selection => ({ of: countQuestion(asked, 'users'), asOf: now }),
    [asked, now],
  );
  const { data, error } = useUsersBehind(selection, { limit: lookedAt });
  const { data: catalog } = useCatalog(pageCatalog);
  const said = (catalog?.properties ?? [])
    .filter(({ types }) => types.includes('string'))
    .map(({ property }) => property);
  const users = data ? sampleUsers(data.users, sample, shown) : [];
  const stops = users.filter(({ id }) => leads(id, people)).map(({ id }) => id);
  const { ref, onKeyDown, cell: cellAt } = useRovingCell<HTMLUListElement>(stops.map(() => 1));
  const isPart = data && data.users.length < data.total;
  const about = (user: UserRow) =>
    said
      .flatMap((property) => {
        const value = user.properties[property];
        return value === undefined || value === null || value === '' ? [] : [String(value)];
      })
      .slice(0, mostSaid)
      .join(' · ');
  return (
    <Section
      title={messages.meetUsers}
      {...(data
        ? {
            text: isPart
              ? messages.usersLookedAt(data.users.length, data.total, format)
              : messages.usersSampled(users.length, data.total, format),
          }
        : { text: '\u00a0' })}
      name="users"
      controls={
        <PillMenu
          label={messages.userSample}
          current={messages.userSampleName(sample)}
          value={sample}
          choices={samples.map((value) => ({ value, label: messages.userSampleName(value) }))}
          onChoose={onSample}
        />
      }
    >
      {error && !data ? <p className="uk-insight-none">{messages.sampleFailed}</p> : null}
      {data ? (
        <ul ref={ref} className="uk-people-sample" onKeyDown={onKeyDown}>
          {users.map((user) => (
            <li key={user.id}>
              <UserName
                user={user.id}
                User={User}
                {...people}
                cell={stops.includes(user.id) ? cellAt(stops.indexOf(user.id), 0) : undefined}
              />
              <span className="uk-people-events">{messages.userEvents(user.events, format)}</span>
              <span className="uk-people-about" title={about(user)}>
                {about(user)}
              </span>
              <span className="uk-people-seen">
                {user.lastSeen === null ? '' : messages.userLastSeen(user.lastSeen, format)}
              </span>
            </li>
          ))}
        </ul>
      ) : error ? null : (
        <SampleSkeleton />
      )}
    </Section>
  );
}

function SampleSkeleton(): ReactNode {
  return (
    <div className="uk-sample-skeleton" aria-hidden="true">
      {Array.from({ length: shown }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- the rows have no identity
        <span key={i} />
      ))}
    </div>
  );
}

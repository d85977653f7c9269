const option = (text) =>
  `:is([role="option"], [role="menuitemradio"], [role="menuitem"]):has-text("${text}")`;
const pill = (card, label) => `${card} .uk-pill:has(.uk-pill-label:text-is("${label}"))`;

const users = '#overview figure[aria-label="Users over time"]';
const funnel = '#conversion figure[aria-label="Funnel"]';
const retention = '#retention figure[aria-label="Retention"]';
const flow = '#paths figure[aria-label="User flow"]';
const lifecycle = '#rhythm figure[aria-label="Lifecycle of users"]';

/**
 * What the bench edits: the card that answers, a control that opens a list (none: it acts at once), what is chosen in it, and
 * what is chosen to come back.
 */
export const edits = [
  {
    name: 'users by week',
    card: users,
    open: pill(users, 'By'),
    choose: option('week'),
    back: option('day'),
  },
  {
    name: 'users split by device',
    card: users,
    open: pill(users, 'Split by'),
    choose: option('device'),
    back: option('Nothing'),
  },
  {
    name: 'users compared with the time before',
    card: users,
    choose: `${users} button:text-is("Compare")`,
  },
  {
    name: 'funnel split by device',
    card: funnel,
    open: pill('#conversion', 'Split by'),
    choose: option('device'),
    back: option('Nothing'),
  },
  {
    name: 'retention by day',
    card: retention,
    open: pill(retention, 'By'),
    choose: option('day'),
    back: option('week'),
  },
  {
    name: 'flow of users',
    card: flow,
    open: pill(flow, 'Follow'),
    choose: option('Users'),
    back: option('Sessions'),
  },
  {
    name: 'lifecycle by week',
    card: lifecycle,
    open: pill(lifecycle, 'By'),
    choose: option('week'),
    back: option('day'),
  },
];

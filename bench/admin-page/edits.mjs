/** What the bench edits: a control that opens a list (if any), what is chosen there, and what is chosen to come back. */
export const edits = [
  {
    name: 'users by week and by day',
    card: '#overview .uk-card',
    open: '#overview .uk-card .uk-pill:has-text("By")',
    choose: '[role="option"]:has-text("week")',
    back: '[role="option"]:has-text("day")',
  },
];

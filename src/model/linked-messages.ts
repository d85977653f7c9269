/* English for the page's selection. */

export const linkedMessages = {
  filteredBy: (label: string): string => `Only ${label}`,
  clearSelection: 'Show everybody again',
  /** A range that a component takes from its page. `isDates`: not in words. */
  pageTime: (range: string, isDates: boolean): string =>
    `Page: ${isDates ? range : `${range[0]?.toLowerCase() ?? ''}${range.slice(1)}`}`,
  asPage: 'As the page',
  notNarrowed: (reason: 'own' | 'otherIdentity' | 'kind'): string =>
    ({
      own: 'The selection was made here',
      otherIdentity: 'Not narrowed: the selection counts by another kind of id',
      kind: 'Not narrowed: this does not depend on who is selected',
    })[reason],
};

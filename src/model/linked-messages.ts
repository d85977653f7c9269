/* English for the page's selection. */

export const linkedMessages = {
  filteredBy: (label: string): string => `Only ${label}`,
  clearSelection: 'Show everybody again',
  notNarrowed: (reason: 'own' | 'otherIdentity' | 'kind'): string =>
    ({
      own: 'The selection was made here',
      otherIdentity: 'Not narrowed: the selection counts by another kind of id',
      kind: 'Not narrowed: this does not depend on who is selected',
    })[reason],
};

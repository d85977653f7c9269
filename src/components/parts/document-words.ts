/** What is said of one type of saved document, where the words differ from type to type. */
export interface DocumentWords {
  /** Of the field its name is written in. */
  nameLabel: string;
  /** Of the menu of saved documents. */
  menuLabel: string;
  startNew: string;
  /** In the menu, when nothing is saved yet. */
  nothingSaved: string;
  rename(name: string): string;
  duplicate(name: string): string;
  remove(name: string): string;
  /** Once it is deleted, beside the offer to bring it back. */
  removed(name: string): string;
  /** Once the latest edit is saved. */
  saved: string;
  /** When it was deleted elsewhere while it was edited. */
  gone: string;
}

/** The ids in a pasted text, in order, each once: one on each line; in a single line, between commas, semicolons or tabs. */
export function idsIn(text: string): { ids: string[]; repeated: number } {
  const lines = text.trim().split(/[\n\r]+/);
  const all = (lines.length > 1 ? lines : text.split(/[,;\t]+/))
    .map((id) => id.trim().replace(/[,;]$/, '').trim())
    .filter((id) => id !== '');
  const ids = [...new Set(all)];
  return { ids, repeated: all.length - ids.length };
}

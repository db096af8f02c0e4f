import { useKept } from '../shared/kept-form.tsx'

/** A line that a person has put right and not saved yet; null takes it away. */
export type Edit = { line: number; before: string; after: string | null }

/** What is put right in one reading of a document, kept in this tab until it is saved: somebody else's correction loses none of it. */
export function useEdits(id: string, which: string) {
  const { typed, change, drop, note } = useKept(`proof.${id}.${which}`, { edits: [] as Edit[] })
  const { edits } = typed
  const without = (all: Edit[], one: Pick<Edit, 'before' | 'line'>) =>
    all.filter(({ before, line }) => before !== one.before || line !== one.line)
  return {
    edits,
    note,
    drop,
    put: (edit: Edit) =>
      change(({ edits: all }) => ({
        edits: edit.after === edit.before ? without(all, edit) : [...without(all, edit), edit],
      })),
    restore: (edit: Pick<Edit, 'before' | 'line'>) => change(({ edits: all }) => ({ edits: without(all, edit) })),
    /** What was put right at a line as it stands now. */
    of: ({ at, text }: { at: number; text: string }) =>
      edits.find(({ line, before }) => line === at && before === text) ??
      edits.find(({ before }) => text !== '' && before === text),
  }
}

export type Edits = ReturnType<typeof useEdits>

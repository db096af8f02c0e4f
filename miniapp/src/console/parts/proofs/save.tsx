import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ApiError, read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Proof } from '../../api-types.ts'
import { api } from '../../client.ts'
import { shownOfLibrary } from '../library/ended.ts'
import { Confirm } from '../shared/confirm.tsx'
import type { Edit, Edits } from './edits.ts'
import { proofWords as words } from './strings.ts'

type Props = {
  proof: Proof
  /** Whether this version may be put right at all. */
  open: boolean
  edits: Edits
  onSaved: (said: string) => void
}

/** What is put right and not saved yet, at the foot of the page: it becomes a version, or goes. */
export function SaveBar({ proof: { id, hash, which }, open, edits, onSaved }: Props) {
  const [asking, ask] = useState<'save' | 'drop' | null>(null)
  const [articlesMayGo, letArticlesGo] = useState(false)
  const reload = [['proof', id], ['releases'], ['review'], ...shownOfLibrary]
  const save = useAct(
    () =>
      read(
        api.library.proofs[':id'].corrections.$post({
          param: { id },
          json: { hash, which: which === 'waiting' ? 'waiting' : 'shown', changes: edits.edits, articlesMayGo },
        }),
      ),
    { reload },
  )
  // The refusal of a version that is another by now: the page shows that one, and what was put right stays to be saved in it.
  const stale = save.error instanceof ApiError && save.error.reason === 'proof.stale'
  const article = save.error instanceof ApiError && save.error.reason === 'proof.article'
  const reread = useAct(async () => null, { reload: [['proof', id]] })
  if (edits.edits.length === 0 || !(open || asking)) return null
  const close = () => {
    ask(null)
    letArticlesGo(false)
    if (stale) reread.go(undefined)
  }
  return (
    <section className="proof-save" aria-label={words.pending(edits.edits.length)}>
      <Text fw={600}>{words.pending(edits.edits.length)}</Text>
      <Group gap="xs">
        <Button
          onClick={() => {
            save.reset()
            ask('save')
          }}
        >
          {words.save}
        </Button>
        <Button variant="default" onClick={() => ask('drop')}>
          {words.dropAll}
        </Button>
      </Group>
      <Confirm
        opened={asking === 'save'}
        title={words.saveTitle}
        confirm={words.save}
        pending={save.pending}
        error={save.error}
        off={article && !articlesMayGo && words.lacksConsent}
        onConfirm={() =>
          save.go(undefined, ({ version, release }) => {
            edits.drop()
            ask(null)
            onSaved(release ? words.savedWaiting : words.saved(version))
          })
        }
        onClose={close}
      >
        <Text>{words.saveLead}</Text>
        <Changes of={edits.edits} onRestore={edits.restore} />
        {(article || articlesMayGo) && (
          <Checkbox
            label={words.articleGoes}
            checked={articlesMayGo}
            onChange={(event) => letArticlesGo(event.currentTarget.checked)}
          />
        )}
      </Confirm>
      <Confirm
        opened={asking === 'drop'}
        title={words.dropTitle}
        confirm={words.dropAll}
        urgent
        pending={false}
        error={null}
        onConfirm={() => {
          edits.drop()
          ask(null)
        }}
        onClose={() => ask(null)}
      >
        <Text>{words.dropLead}</Text>
      </Confirm>
    </section>
  )
}

type ChangesProps = { of: Edit[]; onRestore?: Edits['restore'] }

/** Lines as they were read and as they were put right. */
export const Changes = ({ of, onRestore }: ChangesProps) => (
  <ul className="proof-changes">
    {of.map((edit) => (
      <li key={`${edit.line} ${edit.before}`}>
        <Stack gap={0}>
          {edit.before.trim() !== '' && (
            <p>
              <span className="soft">{words.was}</span> <del>{edit.before}</del>
            </p>
          )}
          {edit.after === null ? (
            <p>
              <strong>{words.removed}</strong>
            </p>
          ) : (
            <p>
              <span className="soft">{words.is}</span> <ins>{edit.after}</ins>
            </p>
          )}
          {onRestore && of.length > 1 && (
            <Group>
              <Button variant="subtle" size="compact-sm" onClick={() => onRestore(edit)}>
                {words.restore}
              </Button>
            </Group>
          )}
        </Stack>
      </li>
    ))}
  </ul>
)

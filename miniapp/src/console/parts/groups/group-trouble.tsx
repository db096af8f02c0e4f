import { Button } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Group } from '../../api-types.ts'
import { api } from '../../client.ts'
import { dayOf, writtenDay } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { Note, Refusal } from '../shared/note.tsx'
import { troubles, troubleWords as words } from './strings.ts'

type Trouble = Group['problems'][number]

/** In a few words, for the list. */
export function troubleInShort(trouble: Trouble): string {
  if (trouble.kind === 'waiting') return words.waiting(trouble.count)
  if (trouble.kind === 'ending') return words.ending(trouble.end, trouble.days)
  return troubles[trouble.kind].short
}

/** What is wrong and how it is mended, the gravest first. */
export const GroupTroubles = ({ group }: { group: Group }) =>
  group.problems.length > 0 && (
    <div className="troubles">
      {group.problems.map((trouble) => (
        <Note
          key={trouble.kind === 'ending' ? trouble.end : trouble.kind}
          tone={trouble.kind === 'waiting' ? 'plain' : 'urgent'}
        >
          <Words trouble={trouble} />
          {trouble.kind === 'closed' && <OpenLink id={group.id} />}
        </Note>
      ))}
    </div>
  )

function Words({ trouble }: { trouble: Trouble }) {
  const [why, mend] = wordsOf(trouble)
  return (
    <>
      <p>
        <strong>{troubleInShort(trouble)}.</strong> {why}
      </p>
      {mend && <p>{mend}</p>}
    </>
  )
}

function wordsOf(trouble: Trouble): [why: string, mend: string] {
  if (trouble.kind === 'waiting') return ['', words.waitingMend]
  if (trouble.kind !== 'ending') return [troubles[trouble.kind].why, troubles[trouble.kind].mend]
  const day = writtenDay(dayOf(trouble.endsAt))
  return trouble.end === 'expiry'
    ? [words.expiryWhy(day), words.expiryMend]
    : [words.dissolutionWhy(day), words.dissolutionMend]
}

function OpenLink({ id }: { id: string }) {
  const may = useMay()
  const open = useAct(() => read(api.groups[':id'].$patch({ param: { id }, json: { openLink: true } })), {
    reload: [['groups'], ['overview']],
  })
  if (!may('group.manage')) return null
  return (
    <>
      <Button mt="xs" loading={open.pending} onClick={() => open.go(undefined)}>
        {words.open}
      </Button>
      <Refusal error={open.error} />
    </>
  )
}

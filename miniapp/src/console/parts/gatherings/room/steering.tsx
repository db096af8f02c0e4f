import { Button, Group, Text } from '@mantine/core'
import { Link } from 'wouter'
import { read } from '../../../../api.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { useAct } from '../../../act.ts'
import type { Wall } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { Step } from '../../digests/step.tsx'
import { Note, Refusal } from '../../shared/note.tsx'
import { Comments } from './comments.tsx'
import { Motions } from './motions.tsx'
import { room as words } from './strings.ts'
import { useWall } from './use-wall.ts'

/** The host's remote: what the wall shows, what is voted on, and what is said. */
export function Steering({ id, open }: { id: string; open: boolean }) {
  const { query } = useWall(id, open)
  const { data: wall } = query
  if (!wall) return <Refusal error={query.error} />
  return (
    <>
      {open && <Remote wall={wall} />}
      <Motions wall={wall} />
      <Comments id={id} total={wall.waiting} />
    </>
  )
}

function Remote({ wall }: { wall: Wall }) {
  const { id, shown, papers, paper } = wall
  const act = useAct((json: Wall['shown']) => read(api.gatherings[':id'].wall.$post({ param: { id }, json })), {
    reload: [['gathering', id, 'wall']],
  })
  const button = (what: Wall['shown']['what'], label: string, shownId: string | null = null) => {
    const on = shown.what === what && shown.id === shownId
    return (
      <Button
        key={shownId ?? what}
        variant={on ? 'filled' : 'default'}
        aria-pressed={on}
        h="auto"
        mih="2.75rem"
        styles={{ label: { whiteSpace: 'normal' } }}
        onClick={() => act.go({ what, id: shownId, page: 0 })}
      >
        {label}
      </Button>
    )
  }
  const turn = (by: number) => paper && act.go({ ...shown, page: Math.max(0, paper.page + by) })
  return (
    <Step title={words.title}>
      <Text role="status">{words.mayVote(wall.mayVote)}</Text>
      <Group gap="sm">
        <Button component={Link} href={`/gatherings/${id}/wall`} leftSection={<Icon name="play" />}>
          {words.wall}
        </Button>
      </Group>
      <Group gap="sm">
        {button('code', words.show.code)}
        {button('agenda', words.show.agenda)}
        {button('comments', words.show.comments)}
        {papers.map((one) => button('paper', words.showPaper(one.title), one.id))}
      </Group>
      {paper?.withdrawn && <Note>{words.paperGone}</Note>}
      {paper && !paper.withdrawn && paper.pages > 1 && (
        <Group gap="sm">
          <Button variant="default" onClick={() => turn(-1)}>
            {words.before}
          </Button>
          <Text>{words.page(paper.page + 1, paper.pages)}</Text>
          <Button variant="default" onClick={() => turn(1)}>
            {words.next}
          </Button>
        </Group>
      )}
      <Refusal error={act.error} />
    </Step>
  )
}

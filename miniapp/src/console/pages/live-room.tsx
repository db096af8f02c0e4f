import { Button, Group, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { liveWords } from '../../live/strings.ts'
import { TimeLeft } from '../../live/time-left.tsx'
import { Top } from '../../live/top.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Empty, Loading } from '../../ui/states.tsx'
import { Controls } from '../parts/quizzes/live/controls.tsx'
import { Seats } from '../parts/quizzes/live/seats.tsx'
import { room as words } from '../parts/quizzes/live/strings.ts'
import { type Room, usePhase, useRoom } from '../parts/quizzes/live/use-room.ts'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import '../parts/quizzes/live/live-room.css'

/** Leads a room, on a desk or on a phone, while another screen shows the wall. */
export function LiveRoomPage({ id }: { id: string }) {
  const room = useRoom(id)
  const { news, gone, away } = room
  if (gone) return <Empty title={gone.message} />
  if (!news) return <Loading />
  return (
    <Page
      title={news.view.title}
      lead={news.view.roundName}
      actions={
        <>
          <Link href={`/quizzes/${news.view.quizId}`}>{words.backToQuiz}</Link>
          <Button
            component={Link}
            href={`/live-rooms/${id}/wall`}
            leftSection={<Icon name="play" />}
            className="live-open"
          >
            {words.wall}
          </Button>
        </>
      }
    >
      <div className="live-lead">
        <div role="status">{away && <Note tone="urgent">{words.away}</Note>}</div>
        <State room={room} news={news} />
        <Controls view={news.view} room={room} />
        <Text className="soft">{words.remoteHow}</Text>
        <Seats news={news} room={room} />
      </div>
    </Page>
  )
}

function State({ news: { view } }: { room: Room; news: NonNullable<Room['news']> }) {
  const { phase, leftMs } = usePhase(view)
  const { question } = view
  return (
    <section className="card">
      <Group justify="space-between" gap="sm">
        <Title order={2} aria-live="polite">
          {words.phases[phase]}
        </Title>
        {view.code && (
          <div>
            <span className="soft">{words.code}</span>
            <div className="live-code">{view.code}</div>
          </div>
        )}
      </Group>
      <p className="facts">
        <span>{liveWords.people(view.people)}</span>
        {question && phase !== 'ended' && <span>{words.answered(question.answered, view.people)}</span>}
      </p>
      {question && phase !== 'ended' && phase !== 'scores' && (
        <p>
          <strong>{liveWords.question(question.position + 1, view.total)}</strong> {question.text}
        </p>
      )}
      {question && (phase === 'asking' || phase === 'closed') && (
        <TimeLeft leftMs={leftMs} wholeMs={question.closesAt - question.openedAt} />
      )}
      {(phase === 'scores' || phase === 'ended') && <Top view={view} />}
    </section>
  )
}

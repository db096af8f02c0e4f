import { useCallback, useState } from 'react'
import { Page } from '../../ui/page.tsx'
import { Enter, TypeCode } from '../live/entering.tsx'
import { forgetRoom, keptRoom } from '../live/kept.ts'
import { Playing } from '../live/playing.tsx'
import { live as words } from '../live/strings.ts'
import { useBack } from '../location.ts'
import '../live/live-room.css'

/** A live room on a phone: by its code, or by the seat that this phone has in it. */
export const LiveRoom = ({ code }: { code: string }) => {
  const back = useBack('/quizzes')
  const [roomId, setRoomId] = useState(() => seatHere(code))
  const onGone = useCallback(() => {
    forgetRoom()
    setRoomId(null)
  }, [])
  return (
    <Page title={words.title} onBack={back}>
      {roomId ? (
        <Playing roomId={roomId} onGone={onGone} />
      ) : code ? (
        <Enter code={code} onIn={setRoomId} />
      ) : (
        <TypeCode />
      )}
    </Page>
  )
}

function seatHere(code: string): string | null {
  const kept = keptRoom()
  return kept && (code === '' || kept.code === code) ? kept.roomId : null
}

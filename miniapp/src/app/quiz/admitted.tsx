import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { RoundPage } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { admission as words } from './admission-strings.ts'
import { forgetDesk } from './desk-store.ts'

/** What somebody said as they entered, what they count as, and the way to take it back. */
export const Admitted = ({ round: { id, mine } }: { round: RoundPage }) => {
  const { said, guest } = mine.entering
  const way = guest ? (said?.by ?? 'browser') : 'zalo'
  return (
    <Note>
      <p>{words.counted[way]}</p>
      {said?.birthYear && (
        <p>
          {words.said(said.birthYear)} {said.guardian && words.withGuardian}
        </p>
      )}
      {said?.birthYear && <Withdraw roundId={id} />}
    </Note>
  )
}

const Withdraw = ({ roundId }: { roundId: string }) => {
  const { api } = useLoa()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const withdraw = useMutation({
    mutationFn: () => read(api.rounds[':id'].admission.$delete({ param: { id: roundId } })),
    onSuccess() {
      setAsking(false)
      forgetDesk(roundId)
      return reread(client, [['round', roundId]])
    },
  })
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      <Sheet open={asking} title={words.withdrawTitle} onClose={() => setAsking(false)}>
        <p>{words.withdrawText}</p>
        {withdraw.isError && <Wrong>{withdraw.error.message}</Wrong>}
        <Button busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.withdraw}
        </Button>
        <Button look="quiet" onClick={() => setAsking(false)}>
          {words.keep}
        </Button>
      </Sheet>
    </>
  )
}

import { useMutation } from '@tanstack/react-query'
import { saveFile } from '../../save-file.ts'
import { Button } from '../../ui/button.tsx'
import { Wrong } from '../../ui/field.tsx'

type Props = { words: { calendar: string; calendarFile: string }; get: () => Promise<{ blob(): Promise<Blob> }> }

/** Saves a gathering or a class for the phone's own calendar. */
export const AddToCalendar = ({ words, get }: Props) => {
  const fetched = useMutation({
    mutationFn: async () => saveFile(await (await get()).blob(), words.calendarFile),
  })
  return (
    <>
      <Button look="quiet" icon="calendar" busy={fetched.isPending} onClick={() => fetched.mutate()}>
        {words.calendar}
      </Button>
      {fetched.isError && <Wrong>{fetched.error.message}</Wrong>}
    </>
  )
}

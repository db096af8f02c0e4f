import { Button, FileButton, Group, Stack, TextInput } from '@mantine/core'
import { ApiError, read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { BankQuestionPage } from '../../api-types.ts'
import { patientApi } from '../../client.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { Refusal } from '../shared/note.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.form
// Sharp on any phone, and small enough for a slow network; the server refuses more.
const longestSide = 1280
const largest = 600 * 1024

type Picture = NonNullable<BankQuestionPage['content']['picture']>
type Props = {
  unitId: string
  picture: Picture | undefined
  problem: string | undefined
  onChange: (picture: Picture | undefined) => void
}

/** The picture of a question, drawn smaller before it is sent, and the words for whoever does not see it. */
export function PictureField({ unitId, picture, problem, onChange }: Props) {
  const send = useAct((file: File) => sent(unitId, file), { reload: [] })
  return (
    <fieldset className="choices">
      <legend>{words.picture}</legend>
      <Stack gap="xs">
        {picture && (
          <>
            <img className="question-picture" src={`/api/question-bank/pictures/${picture.id}`} alt={picture.alt} />
            <TextInput
              required
              label={words.alt}
              description={words.altHint}
              maxLength={300}
              value={picture.alt}
              error={problem}
              onChange={(event) => onChange({ ...picture, alt: event.currentTarget.value })}
            />
          </>
        )}
        <Group gap="sm">
          <FileButton
            accept="image/png,image/jpeg"
            onChange={(file) => file && send.go(file, (kept) => onChange({ ...kept, alt: picture?.alt ?? '' }))}
          >
            {(props) => (
              <ActButton {...props} variant="default" off={lacking(!unitId && words.unit)} loading={send.pending}>
                {picture ? words.otherPicture : words.choosePicture}
              </ActButton>
            )}
          </FileButton>
          {picture && (
            <Button variant="default" onClick={() => onChange(undefined)}>
              {words.dropPicture}
            </Button>
          )}
        </Group>
        <Refusal error={send.error} />
      </Stack>
    </fieldset>
  )
}

async function sent(unitId: string, file: File): Promise<Omit<Picture, 'alt'>> {
  const body = await scaled(file)
  return read(patientApi['question-bank'].pictures.$post({ query: { unitId } }, { init: { body } }))
}

/** The picture as it is where it is small, else drawn smaller. */
async function scaled(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => {
    throw new ApiError('INVALID', words.unreadable)
  })
  const scale = longestSide / Math.max(picture.width, picture.height)
  if (scale >= 1 && file.size <= largest) return file
  for (const [part, quality] of [
    [1, 0.85],
    [0.7, 0.75],
    [0.5, 0.65],
  ] as const) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * Math.min(1, scale) * part))
    canvas.height = Math.max(1, Math.round(picture.height * Math.min(1, scale) * part))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    // What has lines stays as it was drawn, if that is small enough.
    for (const type of ['image/png', 'image/jpeg']) {
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
      if (blob && blob.size <= largest && (type === 'image/jpeg' || file.type === type)) return blob
    }
  }
  return file
}

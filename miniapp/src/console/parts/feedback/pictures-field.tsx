import { Button, Group, Text } from '@mantine/core'
import type { ScaledPicture } from '../../../scaled-picture.ts'
import { usePictureChoice } from '../../../ui/picture-choice.tsx'
import './feedback.css'
import { caseWords as words } from './strings.ts'

type Props = {
  label: string
  pictures: ScaledPicture[]
  onPictures: (change: (before: ScaledPicture[]) => ScaledPicture[]) => void
}

/** Pictures that go with what is written, drawn small as they are chosen. */
export function PicturesField({ label, pictures, onPictures }: Props) {
  const { field, busy, wrong, choose } = usePictureChoice({ label, pictures, onPictures, says: words })
  return (
    <div>
      <Text fw={500}>{label}</Text>
      {pictures.length > 0 && (
        <ul className="case-pictures">
          {pictures.map(({ preview }, at) => (
            <li key={preview}>
              <img src={preview} alt={words.picture(at + 1)} />
              <Button
                variant="subtle"
                onClick={() => onPictures((before) => before.filter((one) => one.preview !== preview))}
              >
                {words.dropPicture(at + 1)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {field}
      <Group gap="sm" mt="xs">
        <Button variant="default" loading={busy} onClick={choose}>
          {words.addPictures}
        </Button>
        {wrong && <Text role="alert">{wrong}</Text>}
      </Group>
    </div>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { type ScaledPicture, scaledPicture } from '../../../scaled-picture.ts'
import './feedback.css'
import { caseWords as words } from './strings.ts'

const most = 6

type Props = { label: string; pictures: ScaledPicture[]; onPictures: (pictures: ScaledPicture[]) => void }

/** Pictures that go with what is written, drawn small as they are chosen. */
export function PicturesField({ label, pictures, onPictures }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const take = async (files: File[]) => {
    setBusy(true)
    setWrong(files.length > most - pictures.length ? words.tooMany : '')
    const next = [...pictures]
    for (const file of files.slice(0, most - pictures.length)) {
      try {
        next.push(await scaledPicture(file))
      } catch {
        setWrong(words.notOpened)
      }
    }
    onPictures(next)
    setBusy(false)
  }
  return (
    <div>
      <Text fw={500}>{label}</Text>
      {pictures.length > 0 && (
        <ul className="case-pictures">
          {pictures.map(({ preview }, at) => (
            <li key={preview}>
              <img src={preview} alt={words.picture(at + 1)} />
              <Button variant="subtle" onClick={() => onPictures(pictures.filter((one) => one.preview !== preview))}>
                {words.dropPicture(at + 1)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/*"
        aria-label={label}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          void take(files)
        }}
      />
      <Group gap="sm" mt="xs">
        <Button variant="default" loading={busy} onClick={() => input.current?.click()}>
          {words.addPictures}
        </Button>
        {wrong && <Text role="alert">{wrong}</Text>}
      </Group>
    </div>
  )
}

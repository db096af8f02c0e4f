import { useRef, useState } from 'react'
import { type ScaledPicture, scaledPicture } from '../../scaled-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Wrong } from '../../ui/field.tsx'
import './pictures.css'
import { type PhotoSays, photoSays } from './exif.ts'
import { sendingWords as words } from './strings.ts'

const most = 6

type Props = {
  pictures: ScaledPicture[]
  onPictures: (change: (before: ScaledPicture[]) => ScaledPicture[]) => void
  /** What the first photo that says so tells of its place and time, before that goes. */
  onSays?: (says: PhotoSays) => void
}

/** Photos, drawn anew and small as soon as they are chosen. */
export const PicturesField = ({ pictures, onPictures, onSays }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const take = async (files: File[]) => {
    setBusy(true)
    setWrong(files.length > most - pictures.length ? words.tooMany : undefined)
    for (const file of files.slice(0, most - pictures.length)) {
      try {
        if (onSays) onSays(photoSays(new Uint8Array(await file.arrayBuffer())))
        const scaled = await scaledPicture(file)
        onPictures((before) => [...before, scaled])
      } catch {
        setWrong(words.notOpened)
      }
    }
    setBusy(false)
  }
  return (
    <div className="field">
      <p className="field-label">{words.photos}</p>
      <p className="field-hint">{words.photosHint}</p>
      {pictures.length > 0 && (
        <ul className="pictures">
          {pictures.map(({ preview }, at) => (
            <li key={preview}>
              <img src={preview} alt={words.photo(at + 1)} />
              <button
                type="button"
                className="pictures-remove"
                onClick={() => onPictures((before) => before.filter((one) => one.preview !== preview))}
              >
                {words.removePhoto(at + 1)}
              </button>
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
        aria-label={words.photos}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          void take(files)
        }}
      />
      {pictures.length < most && (
        <Button look="plain" icon="plus" busy={busy} onClick={() => input.current?.click()}>
          {busy ? words.preparing : words.addPhoto}
        </Button>
      )}
      {wrong && <Wrong>{wrong}</Wrong>}
    </div>
  )
}

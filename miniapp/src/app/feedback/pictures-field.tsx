import type { ScaledPicture } from '../../scaled-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Wrong } from '../../ui/field.tsx'
import { mostPictures, usePictureChoice } from '../../ui/picture-choice.tsx'
import './pictures.css'
import { type PhotoSays, photoSays } from './exif.ts'
import { sendingWords as words } from './strings.ts'

type Props = {
  pictures: ScaledPicture[]
  onPictures: (change: (before: ScaledPicture[]) => ScaledPicture[]) => void
  /** What the first photo that says so tells of its place and time, before that goes. */
  onSays?: (says: PhotoSays) => void
}

/** Photos, drawn anew and small as soon as they are chosen. */
export const PicturesField = ({ pictures, onPictures, onSays }: Props) => {
  const { field, busy, wrong, choose } = usePictureChoice({
    ...{ label: words.photos, pictures, onPictures, says: words },
    onFile: onSays && (async (file) => onSays(photoSays(new Uint8Array(await file.arrayBuffer())))),
  })
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
      {field}
      {pictures.length < mostPictures && (
        <Button look="plain" icon="plus" busy={busy} onClick={choose}>
          {busy ? words.preparing : words.addPhoto}
        </Button>
      )}
      {wrong && <Wrong>{wrong}</Wrong>}
    </div>
  )
}

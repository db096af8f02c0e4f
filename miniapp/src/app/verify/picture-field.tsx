import { verify as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { useFileChoice } from '../../ui/file-choice.tsx'

type Props = { picture: File | null; onPicture: (picture: File | null) => void }

/** A screenshot to be read, by its name until it is sent. */
export function PictureField({ picture, onPicture }: Props) {
  const { field, choose } = useFileChoice({
    label: words.picture,
    accept: 'image/png,image/jpeg',
    onFiles: ([file = null]) => onPicture(file),
  })
  return (
    <div className="field">
      <p className="field-label">{words.picture}</p>
      <p className="field-hint">{words.pictureHint}</p>
      {field}
      {picture && <p role="status">{words.chosenPicture(picture.name)}</p>}
      <Button look="plain" icon={picture ? undefined : 'plus'} onClick={() => (picture ? onPicture(null) : choose())}>
        {picture ? words.dropPicture : words.choosePicture}
      </Button>
    </div>
  )
}

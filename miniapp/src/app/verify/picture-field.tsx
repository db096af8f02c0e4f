import { useRef } from 'react'
import { verify as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'

type Props = { picture: File | null; onPicture: (picture: File | null) => void }

/** A screenshot to be read, by its name until it is sent. */
export function PictureField({ picture, onPicture }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="field">
      <p className="field-label">{words.picture}</p>
      <p className="field-hint">{words.pictureHint}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg"
        aria-label={words.picture}
        onChange={({ currentTarget }) => {
          const [file = null] = currentTarget.files ?? []
          currentTarget.value = ''
          onPicture(file)
        }}
      />
      {picture && <p role="status">{words.chosenPicture(picture.name)}</p>}
      <Button
        look="plain"
        icon={picture ? undefined : 'plus'}
        onClick={() => (picture ? onPicture(null) : input.current?.click())}
      >
        {picture ? words.dropPicture : words.choosePicture}
      </Button>
    </div>
  )
}

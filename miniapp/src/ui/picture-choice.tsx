import { useState } from 'react'
import { type ScaledPicture, scaledPicture } from '../scaled-picture.ts'
import { useFileChoice } from './file-choice.tsx'

/** As many go with one message. */
export const mostPictures = 6

type Choice = {
  label: string
  pictures: ScaledPicture[]
  onPictures: (change: (before: ScaledPicture[]) => ScaledPicture[]) => void
  says: { tooMany: string; notOpened: string }
  /** What looks into a file before all that it tells is gone. */
  onFile?: (file: File) => Promise<void>
}

/** Pictures chosen from the phone or the computer, each drawn anew and small at once; `wrong` says why one is missing. */
export function usePictureChoice({ label, pictures, onPictures, says, onFile }: Choice) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const take = async (files: File[]) => {
    const room = mostPictures - pictures.length
    setBusy(true)
    setWrong(files.length > room ? says.tooMany : '')
    for (const file of files.slice(0, room)) {
      try {
        await onFile?.(file)
        const scaled = await scaledPicture(file)
        onPictures((before) => [...before, scaled])
      } catch {
        setWrong(says.notOpened)
      }
    }
    setBusy(false)
  }
  const { field, choose } = useFileChoice({
    label,
    accept: 'image/*',
    multiple: true,
    onFiles: (files) => void take(files),
  })
  return { field, busy, wrong, choose }
}

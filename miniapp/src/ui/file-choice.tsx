import { useRef } from 'react'

type Choice = { label: string; accept: string; multiple?: boolean; onFiles: (files: File[]) => void }

/** Files chosen by a button of the screen's own: `field` stands beside it unseen, `choose` opens what the device chooses by. */
export function useFileChoice({ label, accept, multiple, onFiles }: Choice) {
  const input = useRef<HTMLInputElement>(null)
  const field = (
    <input
      ref={input}
      type="file"
      hidden
      multiple={multiple}
      accept={accept}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])]
        // The same one may be chosen again.
        currentTarget.value = ''
        if (files.length > 0) onFiles(files)
      }}
    />
  )
  return { field, choose: () => input.current?.click() }
}

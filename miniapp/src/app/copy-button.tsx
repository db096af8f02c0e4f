import { copyText } from '../clipboard.ts'
import { page } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toast.tsx'

export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const say = useToast()
  const copy = async () => say((await copyText(text)) ? page.copied : page.notCopied)
  return (
    <Button look="quiet" icon="copy" onClick={() => void copy()}>
      {label}
    </Button>
  )
}

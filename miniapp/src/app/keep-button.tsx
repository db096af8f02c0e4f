import { bookmarks as words } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toast.tsx'
import { type Bookmark, useBookmarks } from './bookmarks.ts'

/** Keeps what is shown on this phone, or lets go of it. */
export const KeepButton = (bookmark: Omit<Bookmark, 'at'>) => {
  const say = useToast()
  const { bookmarks, keep, drop } = useBookmarks()
  const isKept = bookmarks.some(({ path }) => path === bookmark.path)
  const toggle = () => {
    if (isKept) {
      drop(bookmark.path)
      say(words.dropped)
    } else say(keep(bookmark) ? words.saved : words.full)
  }
  return (
    <Button look="quiet" icon={isKept ? 'check' : 'plus'} aria-pressed={isKept} onClick={toggle}>
      {isKept ? words.kept : words.keep}
    </Button>
  )
}

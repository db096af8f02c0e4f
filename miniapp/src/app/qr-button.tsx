import { lazy, Suspense, useState } from 'react'
import { basePath, serverOrigin } from '../platform.ts'
import { codes as words } from '../strings.ts'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Loading } from '../ui/states.tsx'

// What draws it is larger than a page of ours, and few ask for it.
const Qr = lazy(() => import('../ui/qr.tsx').then((module) => ({ default: module.Qr })))

/** A code to scan from this screen, or from a paper on the wall, that opens a public page of the app. */
export const QrButton = ({ path, title }: { path: string; title: string }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" icon="share" onClick={() => setOpen(true)}>
        {words.show}
      </Button>
      <Sheet open={open} title={words.show} onClose={() => setOpen(false)}>
        <Suspense fallback={<Loading />}>
          <Qr text={`${serverOrigin()}${basePath()}${path}`} label={words.of(title)} />
        </Suspense>
        <p>{title}</p>
        <p>{words.how}</p>
      </Sheet>
    </>
  )
}

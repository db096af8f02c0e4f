import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { Icon } from '../../../ui/icons.tsx'
import { Qr } from '../../../ui/qr.tsx'
import { common, publicCode as words } from '../../strings.ts'
import { Copy } from './copy.tsx'
import '../invitation.css'

// The server leads from this name to the mini app, whatever its id.
const addressOf = (path: string) => `${location.origin}/zapps/app${path}`

/** A code that opens a public page of the mini app: to show, to copy, and to hang on a wall. */
export function PublicCode({ path, title, unitName = '' }: { path: string; title: string; unitName?: string }) {
  const [open, setOpen] = useState(false)
  const address = addressOf(path)
  const qr = <Qr text={address} label={words.picture(title)} />
  return (
    <>
      <Button variant="default" leftSection={<Icon name="share" />} onClick={() => setOpen(true)}>
        {words.show}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.show}
        closeButtonProps={{ 'aria-label': common.close }}
      >
        <Stack gap="sm" className="public-code">
          {qr}
          <p>{title}</p>
          <p className="soft">{words.how}</p>
          <a href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
          <Group gap="sm">
            <Button leftSection={<Icon name="document" />} onClick={() => window.print()}>
              {words.print}
            </Button>
            <Copy text={address} words={words} />
          </Group>
        </Stack>
      </Modal>
      {open &&
        createPortal(
          <div className="poster" aria-hidden="true">
            {unitName && <p className="poster-unit">{unitName}</p>}
            <p className="poster-name">{title}</p>
            {qr}
            <p className="poster-scan">{words.scan}</p>
            <p>{address}</p>
          </div>,
          document.body,
        )}
    </>
  )
}

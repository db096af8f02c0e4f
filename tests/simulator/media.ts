import { createHash } from 'node:crypto'
import type { Attachment, ChatMessage, PersonKind } from './state.ts'

export type Sent = {
  kind: PersonKind
  text?: string
  /** Where the picture, sound, film, file or link lies. */
  url?: string
  /** Of a file, or of the person on a business card. */
  name?: string
  phone?: string
  latitude?: string
  longitude?: string
}

const elsewhere = 'https://media.example'

/** What a person's phone makes of it; every part that is not given has a believable stand-in. */
export function sentMessage(sent: Sent): Pick<ChatMessage, 'kind' | 'text' | 'buttons' | 'attachments'> {
  const text = sent.text ?? ''
  if (sent.kind === 'text') return { kind: 'text', text, buttons: [], attachments: [] }
  return { kind: sent.kind, text, buttons: [], attachments: [attachments[sent.kind](sent)] }
}

const attachments: Record<Exclude<PersonKind, 'text'>, (sent: Sent) => Attachment> = {
  image: ({ url = `${elsewhere}/1.jpg` }) => ({ type: 'image', payload: { thumbnail: url, url } }),
  gif: ({ url = `${elsewhere}/1.gif` }) => ({ type: 'gif', payload: { thumbnail: url, url } }),
  link: ({ url = `${elsewhere}/`, text = '' }) => ({
    type: 'link',
    payload: { thumbnail: `${elsewhere}/1.jpg`, description: text, url },
  }),
  audio: ({ url = `${elsewhere}/1.amr` }) => ({ type: 'audio', payload: { url } }),
  video: ({ url = `${elsewhere}/1.mp4`, text = '' }) => ({
    type: 'video',
    payload: { url, thumbnail: `${elsewhere}/1.jpg`, description: text },
  }),
  // The ampersand comes escaped, as if it stood in a page.
  sticker: ({ url = `${elsewhere}/sticker?id=1&amp;size=130` }) => ({
    type: 'sticker',
    payload: { id: '0e078a2f', url },
  }),
  location: ({ latitude = '21.0136', longitude = '105.8619' }) => ({
    type: 'location',
    payload: { coordinates: { latitude, longitude } },
  }),
  file: ({ name = 'don.pdf', url = `${elsewhere}/${name}` }) => ({
    type: 'file',
    payload: {
      size: '20480',
      name,
      checksum: createHash('md5').update(name).digest('hex'),
      type: name.split('.').at(-1) ?? '',
      url,
    },
  }),
  // A card comes as a link whose description is a JSON text of its own.
  business_card: ({ name = 'Bà Năm', phone = '0900000000' }) => ({
    type: 'link',
    payload: {
      thumbnail: `${elsewhere}/${encodeURIComponent(name)}.jpg`,
      description: JSON.stringify({ phone, qrCodeUrl: `${elsewhere}/qr.png` }),
      url: `https://zalo.me/${phone}`,
    },
  }),
}

import * as z from 'zod'
import { beyondLimit, invalid, parse, Refusal } from './envelope.ts'
import type { Attachment, Button, ChatMessage } from './state.ts'
import type { World } from './world.ts'

export type Content = Pick<ChatMessage, 'kind' | 'text' | 'buttons' | 'attachments'> & { quoteMessageId?: string }

const longestText = 2_000
const attachmentSchema = z.object({ type: z.enum(['template', 'file']), payload: z.record(z.string(), z.unknown()) })
const messageSchema = z.object({
  text: z.string().optional(),
  quote_message_id: z.string().optional(),
  attachment: attachmentSchema.optional(),
})

/** Reads the `message` of a send call, with the limits of its kind. */
export function readContent(world: World, raw: unknown, place: 'chat' | 'group'): Content {
  const {
    text,
    quote_message_id: quoteMessageId,
    attachment,
  } = parse(z.object({ message: messageSchema }), raw).message
  if (text !== undefined && text.length > longestText) throw beyondLimit('text')
  if (quoteMessageId !== undefined) {
    if (place === 'group') throw new Refusal(-233, 'Quotes are not supported in groups')
    if (!world.state.messages.has(quoteMessageId)) throw invalid('quote_message_id')
  }
  const quote = quoteMessageId === undefined ? {} : { quoteMessageId }
  if (!attachment) {
    if (!text?.trim()) throw invalid('text')
    return { kind: 'text', text, buttons: [], attachments: [], ...quote }
  }
  if (attachment.type === 'file') return readFile(world, attachment.payload)
  return { ...readTemplate(world, text ?? '', attachment.payload, place), ...quote }
}

function readFile(world: World, payload: Record<string, unknown>): Content {
  const { token } = parse(z.object({ token: z.string() }), payload)
  const file = upload(world, token, 'file')
  const attachment = { type: 'file', payload: { name: file.name, size: String(file.blob.size), type: file.blob.type } }
  return { kind: 'file', text: '', buttons: [], attachments: [attachment] }
}

function readTemplate(world: World, text: string, payload: Record<string, unknown>, place: 'chat' | 'group'): Content {
  const template = payload.template_type
  if (template === 'media') return readMedia(world, text, payload)
  if (place === 'group') throw new Refusal(-233, 'Message type is not supported in groups')
  const buttons = payload.buttons === undefined ? [] : readButtons(payload.buttons)
  if (template === 'list') return { kind: 'list', text, buttons, attachments: readCards(payload, 5) }
  if (template === 'request_user_info')
    return { kind: 'request_user_info', text, buttons, attachments: readCards(payload, 1) }
  if (template !== undefined) throw new Refusal(-233, 'Message type is invalid or unsupported')
  if (!text.trim()) throw invalid('text')
  if (buttons.length === 0) throw invalid('buttons')
  return { kind: 'text', text, buttons, attachments: [] }
}

const mediaSchema = z.object({
  elements: z
    .array(
      z.object({
        media_type: z.enum(['image', 'gif', 'sticker']),
        url: z.url().optional(),
        attachment_id: z.string().optional(),
        width: z.int().positive().optional(),
        height: z.int().positive().optional(),
      }),
    )
    .length(1),
})

function readMedia(world: World, text: string, payload: Record<string, unknown>): Content {
  const { media_type: kind, url, attachment_id: id, width, height } = parse(mediaSchema, payload).elements[0]!
  if (kind === 'gif' && (!width || !height)) throw invalid(width ? 'height' : 'width')
  if (kind === 'sticker') {
    if (!id) throw invalid('attachment_id')
    if (text) throw invalid('text')
    return { kind, text, buttons: [], attachments: [{ type: kind, payload: { id } }] }
  }
  if ((url === undefined) === (id === undefined)) throw invalid('attachment_id')
  if (id !== undefined) upload(world, id, kind)
  const source = url ?? `${world.url}/__sim/uploads/${id}`
  return { kind, text, buttons: [], attachments: [{ type: kind, payload: { thumbnail: source, url: source } }] }
}

export const actionPayload = {
  'oa.open.url': z.object({ url: z.url() }),
  'oa.query.show': z.string().min(1).max(1_000),
  'oa.query.hide': z.string().min(1).max(1_000),
  'oa.open.sms': z.object({ content: z.string().max(160), phone_code: z.string() }),
  'oa.open.phone': z.object({ phone_code: z.string() }),
}

function readButtons(raw: unknown): Button[] {
  const shape = z.object({ title: z.string().min(1).max(100), type: z.string(), payload: z.unknown() })
  const { buttons } = parse(z.object({ buttons: z.array(shape).max(5) }), { buttons: raw })
  return buttons.map((button, index) => {
    const schema = actionPayload[button.type as keyof typeof actionPayload]
    if (!schema) throw invalid(`buttons.${index}.type`)
    parse(z.object({ payload: schema }), button)
    return button
  })
}

const cardSchema = z.object({
  title: z.string().min(1).max(100),
  subtitle: z.string().max(500).optional(),
  image_url: z.string().optional(),
  default_action: z.record(z.string(), z.unknown()).optional(),
})

function readCards(payload: Record<string, unknown>, most: number): Attachment[] {
  const { elements } = parse(z.object({ elements: z.array(cardSchema).min(1).max(most) }), payload)
  if (!elements[0]!.subtitle) throw invalid('elements.0.subtitle')
  return elements.map((card) => ({
    type: 'link',
    payload: {
      title: card.title,
      description: card.subtitle ?? '',
      thumbnail: card.image_url ?? '',
      url: linkOf(card),
    },
  }))
}

const linkOf = (card: z.output<typeof cardSchema>) => String(card.default_action?.url ?? '')

function upload(world: World, id: string, kind: 'image' | 'gif' | 'file') {
  const stored = world.state.uploads.get(id)
  if (!stored || stored.kind !== kind) throw invalid(kind === 'file' ? 'token' : 'attachment_id')
  if (stored.expiresAt < world.clock.now()) throw new Refusal(-100, 'Attachment is expired')
  return stored
}

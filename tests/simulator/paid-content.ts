import * as z from 'zod'
import { actionPayload, type Content } from './content.ts'
import { invalid, parse } from './envelope.ts'

const topics =
  'billing order reward contract booking membership event transaction account internal partnership education rating'
const limits = {
  transaction: { text: 250, key: 35, types: topics.split(' ').map((topic) => `transaction_${topic}`) },
  promotion: { text: 1_000, key: 25, types: ['promotion'] },
}
const mostTexts = 2
const mostRows = 5

const buttonSchema = z.object({
  title: z.string().min(1).max(35),
  image_icon: z.string(),
  type: z.enum(Object.keys(actionPayload) as (keyof typeof actionPayload)[]),
  payload: z.unknown(),
})

const schemaOf = (kind: keyof typeof limits) => {
  const row = z.object({
    key: z.string().max(limits[kind].key),
    value: z.string().max(100),
    style: z.enum(['green', 'blue', 'yellow', 'red', 'grey']).optional(),
  })
  const element = z.discriminatedUnion('type', [
    z.object({ type: z.literal('banner'), image_url: z.url().optional(), attachment_id: z.string().optional() }),
    z.object({ type: z.literal('header'), content: z.string().max(100), align: z.string().optional() }),
    z.object({ type: z.literal('text'), content: z.string().max(limits[kind].text), align: z.string().optional() }),
    z.object({
      type: z.literal('table'),
      content: z
        .array(row)
        .min(1)
        .max(mostRows + 2),
    }),
  ])
  const payload = z.object({
    template_type: z.enum(limits[kind].types),
    language: z.enum(['VI', 'EN']).optional(),
    elements: z.array(element).min(1),
    buttons: z.array(buttonSchema).max(4).default([]),
  })
  return z.object({
    message: z.object({ attachment: z.object({ type: z.literal('template'), payload }) }),
  })
}

/** The card of a transaction or promotion, with the limits of its kind, as lines of text and buttons. */
export function readPaidContent(raw: unknown, kind: keyof typeof limits): Content {
  const { elements, buttons } = parse(schemaOf(kind), raw).message.attachment.payload
  if (elements.filter(({ type }) => type === 'text').length > mostTexts) throw invalid('elements')
  for (const { type, payload } of buttons) parse(z.object({ payload: actionPayload[type] }), { payload })
  const rows = elements.flatMap((element) => (element.type === 'table' ? element.content : []))
  if (kind === 'promotion' && rows.length > mostRows) throw invalid('elements')
  if (kind === 'transaction' && rows.length > 0 && !rows.some(({ key }) => /mã|code|khách hàng|customer/i.test(key)))
    throw invalid('elements')
  const lines = elements.flatMap((element) => {
    if (element.type === 'table') return element.content.map(({ key, value }) => `${key}: ${value}`)
    return element.type === 'banner' ? [] : [element.content.replace(/<br\s*\/?>/g, '\n')]
  })
  return { kind: 'template', text: lines.join('\n'), buttons, attachments: [] }
}

import type { Content, Recipient } from '../../core/context.ts'

/** What was uploaded for a message: an image's attachment id, a file's token. */
export type Attached = { image?: { attachment_id: string } | { url: string }; fileToken?: string }
export type Request = { path: string; body: object }

/**
 * The request that carries a content. A chat shows one thing a message: a file goes alone, and of a picture, a request for
 * contact data and buttons the first one there is. A group knows no buttons, quotes or requests: links go into the text.
 */
export function requestFor(to: Recipient, content: Content, attached: Attached = {}): Request {
  const { text, buttons = [], quote } = content
  switch (to.channel) {
    case 'oa_group': {
      const message = mediaOf(withLinks(text, buttons), attached) ?? { text: withLinks(text, buttons) }
      return { path: '/v3.0/oa/group/message', body: { recipient: { group_id: to.id }, message } }
    }
    case 'oa_chat': {
      const message = mediaOf(text, attached) ??
        contactOf(content) ?? { text, ...(quote && { quote_message_id: quote }), ...attachmentOf(buttons) }
      return { path: '/v3.0/oa/message/cs', body: { recipient: { user_id: to.id }, message } }
    }
    default:
      throw new Error(`the official account does not send to ${to.channel}`)
  }
}

const template = (payload: object) => ({ attachment: { type: 'template', payload } })

function mediaOf(text: string, { image, fileToken }: Attached): object | null {
  if (fileToken) return { attachment: { type: 'file', payload: { token: fileToken } } }
  if (!image) return null
  return { text, ...template({ template_type: 'media', elements: [{ media_type: 'image', ...image }] }) }
}

/** The answer comes as an event of its own. */
const contactOf = ({ askContact }: Content) =>
  askContact &&
  template({
    template_type: 'request_user_info',
    elements: [{ title: askContact.title, subtitle: askContact.subtitle, image_url: askContact.imageUrl }],
  })

type Buttons = NonNullable<Content['buttons']>

const attachmentOf = (buttons: Buttons) => buttons.length > 0 && template({ buttons: buttons.map(buttonOf) })

const withLinks = (text: string, buttons: Buttons) =>
  [text, ...buttons.flatMap(({ title, url }) => (url ? [`${title}: ${url}`] : []))].join('\n')

const buttonOf = ({ title, url, say }: Buttons[number]) =>
  url ? { title, type: 'oa.open.url', payload: { url } } : { title, type: 'oa.query.hide', payload: say ?? title }

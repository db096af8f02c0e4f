import * as z from 'zod'
import { readContent } from './content.ts'
import { invalid, parse, Refusal } from './envelope.ts'
import { visitorSent } from './events.ts'
import { hexId } from './ids.ts'
import { type Sent, sentMessage } from './media.ts'
import { postAsAccount } from './sending.ts'
import { addMessage, type ChatMessage } from './state.ts'
import type { World } from './world.ts'

/** Somebody who writes in the chat widget of a web page without having logged in. */
export type Visitor = { id: string; conversationId: string }

const kinds = ['text', 'image', 'file', 'sticker']
const schema = z.object({ recipient: z.object({ anonymous_id: z.string(), conversation_id: z.string() }) })

export function addVisitor(world: World): Visitor {
  const visitor = { id: hexId(), conversationId: hexId() }
  world.state.visitors.set(visitor.id, visitor)
  return visitor
}

export async function sayAsVisitor(world: World, visitorId: string, sent: string | Sent): Promise<ChatMessage> {
  const visitor = world.state.visitors.get(visitorId)
  if (!visitor) throw new Error(`no visitor ${visitorId}`)
  const content = sentMessage(typeof sent === 'string' ? { kind: 'text', text: sent } : sent)
  if (!kinds.includes(content.kind)) throw new Error(`a visitor cannot send ${content.kind}`)
  const message = addMessage(world.state, {
    ...content,
    id: hexId(),
    chatId: visitor.id,
    from: 'user',
    fromId: visitor.id,
    fromName: 'Khách',
    time: world.clock.now(),
    mentions: [],
  })
  await world.webhooks.deliver(visitorSent(world, visitor, message))
  return message
}

/** The account's answer to a visitor, from the old message call. */
export function sendToVisitor(world: World, raw: unknown) {
  const { recipient } = parse(schema, raw)
  const content = readContent(world, raw, 'chat')
  if (!kinds.includes(content.kind) || content.buttons.length > 0)
    throw new Refusal(-233, 'Message type is not supported for visitors')
  const visitor = world.state.visitors.get(recipient.anonymous_id)
  if (!visitor) throw invalid('anonymous_id')
  if (visitor.conversationId !== recipient.conversation_id) throw invalid('conversation_id')
  const message = postAsAccount(world, content, { visitor })
  return { message_id: message.id, anonymous_id: visitor.id, conversation_id: visitor.conversationId }
}

import type { KitMessage, PacketContent, PacketQuestion } from '../../../db/schema/network.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { secretMarking } from '../../library/metadata/secrecy.ts'
import { hasOnlyWebLinks } from '../../news/link.ts'
import { oneLine } from '../../news/plain.ts'
import { composed } from '../../text/composed.ts'
import { withoutMentions } from '../../text/mentions.ts'
import { masked } from '../../text/people/masked.ts'
import { isDay } from '../../time.ts'

export const packetLimits = { title: 150, orientation: 6000, facts: 20, fact: 600, questions: 20, answer: 1500 }
export const kitLimits = { messages: 5, title: 150, text: 900 }

/** Lines as they were typed, without what would call on people or melt lines. */
export const linesOf = (typed: string) =>
  composed(typed)
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => withoutMentions(oneLine(line)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

export const lineOf = (typed: string) => withoutMentions(oneLine(typed))

/** Whether a text is a month, as `2026-12`. */
export const isMonth = (text: string) => /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`)

/**
 * A packet's content as it is kept: tidied, its questions without what leads to a person.
 *
 * @throws AppError INVALID packet.empty, packet.long, packet.secret or digest.link
 */
export function packetContentOf(given: PacketContent): PacketContent {
  const content: PacketContent = {
    orientation: linesOf(given.orientation),
    facts: given.facts
      .map(({ text, source }) => ({ text: linesOf(text), source: lineOf(source) }))
      .filter(({ text }) => text),
    questions: given.questions.map(questionOf).filter(({ asked, answer }) => asked && answer),
    kit: given.kit.map(messageOf).filter(({ title, text }) => title && text),
  }
  if (!content.orientation || content.kit.length === 0) throw new AppError('INVALID', 'packet.empty')
  const { orientation, facts, questions, kit } = content
  const tooLong =
    orientation.length > packetLimits.orientation ||
    facts.length > packetLimits.facts ||
    facts.some(({ text, source }) => text.length > packetLimits.fact || source.length > packetLimits.fact) ||
    questions.length > packetLimits.questions ||
    questions.some(({ asked, answer }) => asked.length > packetLimits.fact || answer.length > packetLimits.answer) ||
    kit.length > kitLimits.messages ||
    kit.some(({ title, text }) => title.length > kitLimits.title || text.length > kitLimits.text)
  if (tooLong) throw new AppError('INVALID', 'packet.long')
  const texts = textsOf(content)
  if (texts.some((text) => secretMarking(text) !== null)) throw new AppError('INVALID', 'packet.secret')
  if (!texts.flatMap((text) => text.split('\n')).every(hasOnlyWebLinks)) throw new AppError('INVALID', 'digest.link')
  return content
}

const questionOf = ({ asked, answer, topicId, people }: PacketQuestion): PacketQuestion => ({
  asked: masked(lineOf(asked)),
  answer: linesOf(answer),
  topicId,
  people: topicId === null ? null : people,
})

const messageOf = ({ title, text }: KitMessage): KitMessage => ({ title: lineOf(title), text: linesOf(text) })

const textsOf = ({ orientation, facts, questions, kit }: PacketContent) => [
  orientation,
  ...facts.flatMap(({ text, source }) => [text, source]),
  ...questions.flatMap(({ asked, answer }) => [asked, answer]),
  ...kit.flatMap(({ title, text }) => [title, text]),
]

/** What an approval binds: whose it is, for which month, and every word. */
export const packetHash = (
  of: { unitId: string; month: string; title: string },
  { orientation, facts, questions, kit }: PacketContent,
): Promise<string> =>
  sha256(
    JSON.stringify([
      ...[of.unitId, of.month, of.title, orientation],
      facts.map(({ text, source }) => [text, source]),
      questions.map(({ asked, answer, topicId, people }) => [asked, answer, topicId, people]),
      kit.map(({ title, text }) => [title, text]),
    ]),
  )

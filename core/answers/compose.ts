import type { Curated } from '../../db/schema/answers.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { capabilities } from '../channels.ts'
import { say } from '../chat-commands.ts'
import type { Button, Content } from '../context.ts'
import { isOver } from '../library/force/clause-force.ts'
import { procedureWords } from '../procedures/messages.ts'
import { cutAt } from '../text/cut.ts'
import { withoutMentions } from '../text/mentions.ts'
import type { Answer, Citation } from './answer.ts'
import { isTableHead } from './lead-in.ts'
import { longestAnswer, longestCuratedMessage, longestLead, longestModelText, longestTitle } from './limits.ts'
import { answerSentences } from './messages.ts'

/** A document's name, number and the clause in it, as people cite them. */
const citedAs = ({ label, documentTitle, documentNumber }: Citation) =>
  [label, cutAt(documentTitle, longestTitle), documentNumber && `số ${documentNumber}`].filter(Boolean).join(', ')

/** The words of an extractive answer: the first quote whole, further ones as far as there is room. */
export function extractiveText(citations: Citation[], lead?: string): string {
  const areOver = citations.length > 0 && citations.every(({ inForce }) => isOver(inForce))
  let text = areOver ? answerSentences.automaticOver : (lead ?? answerSentences.automatic)
  citations.forEach((citation, i) => {
    const block = quoteBlock(citation)
    if (i === 0 || text.length + block.length <= longestAnswer) text += block
  })
  return text
}

const quoteBlock = (citation: Citation) => `\n\n${leadLine(citation)}“${citation.quote}”\n${sourceLine(citation)}`

const leadLine = ({ lead }: Citation) =>
  lead && `${isTableHead(lead) ? answerSentences.columns : answerSentences.lead} “${cutAt(lead, longestLead)}”\n`

/** The words of a model's answer: its sentences, what they cite by number, and further citations as far as there is room. */
export function modelText(sentences: string[], citations: Citation[], numbered: number): string {
  let text = [answerSentences.byModel, sentences.join(' '), ''].join('\n\n')
  citations.forEach((citation, i) => {
    const line = `[${i + 1}] ${sourceLine(citation).replace(/^— /, '')}\n`
    if (i < numbered || text.length + line.length <= longestModelText) text += line
  })
  return text.trimEnd()
}

/** The sentences of an answer that `modelText` composed. */
export const modelSentences = (text: string): string[] => text.split('\n\n')[1]?.split(/(?<=\][.!?…]) /) ?? []

/** What staff wrote beforehand, whose it is and since when, with what it rests on as far as there is room. */
export function curatedText({ text, source, unitName, on }: Curated, citations: Citation[], link: string): string {
  const say = answerSentences.curated
  const end = `\n\n${say.open} ${link}`
  let words = [say.lead(unitName, on), text, source && say.source(source)].filter(Boolean).join('\n\n')
  for (const citation of citations) {
    const room = longestCuratedMessage - words.length - end.length
    words += [quoteBlock(citation), `\n\n${sourceLine(citation)}`].find(({ length }) => length <= room) ?? ''
  }
  return words + end
}

const sourceLine = (citation: Citation) =>
  `— ${citedAs(citation)}. ${forceLine(citation)}\n${answerSentences.open} ${citation.link}`

/** Whether it is in force, and what made it otherwise, each with where that is read. */
export const forceLine = ({ inForce, changes }: Pick<Citation, 'inForce' | 'changes'>): string => {
  const told = changes.map(({ note, link }) => (link ? `${note} ${answerSentences.openNewer} ${link}` : note))
  const word = inForce === 'partly' && told.length > 0 ? answerSentences.inPart : answerSentences.inForce[inForce]
  return [word, ...told].join(' ')
}

// The platform takes a hundred characters, an ellipsis included.
const longestButton = 99

/** The answer as a chat message; in a group nobody is offered what only the asker may do. */
export function chatContent(answer: Answer, channel: Channel): Content {
  const buttons: Button[] = []
  const [first] = answer.citations
  answer.choices?.forEach(({ title }, i) => {
    buttons.push({ title: cutAt(`${i + 1}. ${title}`, longestButton), say: say.choose(i + 1) })
  })
  if (answer.procedure)
    buttons.push({ title: procedureWords[answer.procedure.language].button, url: answer.procedure.link })
  if (first && answer.origin !== 'announced') buttons.push({ title: answerSentences.openPassage, url: first.link })
  if (answer.mayHandOn && (!first || answer.advice))
    buttons.push({ title: answerSentences.handOn, say: say.handOn(answer.questionId) })
  return { text: withoutMentions(answer.text), ...(capabilities[channel].alone && buttons.length > 0 && { buttons }) }
}

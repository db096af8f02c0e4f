import type { Attached, Sending } from '../../db/schema/digests.ts'

/** Where everybody may fetch what goes with an announcement, once it went out. */
export const attachmentPath = ({ id }: Pick<Attached, 'id'>) => `/attachments/${id}`

/** A picture and a file as pages show them. */
export const attachedTo = (sending: Pick<Sending, 'image' | 'file'> | null) => ({
  picture: sending?.image ? attachmentPath(sending.image) : null,
  file: sending?.file ? { path: attachmentPath(sending.file), name: sending.file.name } : null,
})

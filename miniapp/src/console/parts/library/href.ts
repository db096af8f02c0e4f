/** Where a page that everybody reads, of a document or a passage, stands in the console. */
export const hrefOf = (to: string): string =>
  to.startsWith('/documents/') ? to.replace('/documents/', '/library/') : `/library${to}`

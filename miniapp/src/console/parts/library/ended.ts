/** What of the library's page is another once a document came, went or changed: the list, and what a question tried there finds. */
export const shownOfLibrary = [['documents'], ['search'], ['facets']]

/**
 * Which of the works asked about from time to time have come to an end, and to which: it differs whenever one more has, also
 * one that began and ended between two looks.
 */
export const endedOf = <T extends { id: string; state: string }>(all: T[], isMoving: (one: T) => boolean): string =>
  all
    .filter((one) => !isMoving(one))
    .map(({ id, state }) => `${id} ${state}`)
    .join()

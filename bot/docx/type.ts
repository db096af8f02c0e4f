/** What a file of Word is called, apart from what makes one, which is loaded when it is asked for. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

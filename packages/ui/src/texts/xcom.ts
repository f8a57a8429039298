/** Texts of what is done to XComs by hand. */
export const xcomTexts = {
  add: 'Add an XCom',
  edit: 'Edit',
  delete: 'Delete',
  change: (key: string) => `Edit ${key}`,
  deleteNamed: (key: string) => `Delete ${key}`,
  deleteSentence: (key: string) => `${key} is deleted for good; tasks that read it from now on find none.`,
  key: 'Key',
  value: 'Value as JSON',
  save: 'Save',
} as const;

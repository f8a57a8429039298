/** What stands behind the name of an instance of a mapped task; nothing behind that of a task which is not mapped. */
export const ofMapIndex = (mapIndex: number) => (mapIndex < 0 ? '' : ` [${mapIndex}]`);

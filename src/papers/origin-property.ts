/** The document property that holds a paper's `origin`. */
export const originProperty = 'ducha';

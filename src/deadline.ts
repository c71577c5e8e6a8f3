/** Waiting for something, but not for ever. */

/**
 * The outcome of `work`, or of `late` where it takes longer; the work itself goes on. Rejects as `work` or `late` do.
 * @param milliseconds how long is waited
 */
export async function within<T, L>(work: Promise<T>, milliseconds: number, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    return await Promise.race([work, over.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}

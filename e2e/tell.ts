/** A measured value, for who reads along. */
export const tell = (line: string): void => void process.stdout.write(`      ${line}\n`);

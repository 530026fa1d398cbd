export const connect = (size: number) => size;

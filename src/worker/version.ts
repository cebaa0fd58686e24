/** Of the messages between page and worker. */
export const MESSAGE_VERSION = 3;

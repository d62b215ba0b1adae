import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** 12 bytes, as NIST SP 800-38D advises for GCM. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps texts so that they cannot be read, nor changed or swapped, without the key. */
export type Vault = {
  /** `about` is bound to the text: it opens only under the same. */
  seal: (text: string, about: string) => string;
  /** Null when it was sealed with another key or about something else, or was changed. */
  open: (sealed: string, about: string) => string | null;
};

/** AES-256-GCM. @param key 64 hexadecimal digits */
export function createVault(key: string): Vault {
  const bytes = Buffer.from(key, "hex");
  return {
    seal: (text, about) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(about),
      );
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open: (given, about) => {
      const all = Buffer.from(given, "base64url");
      if (all.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = all.subarray(0, NONCE_BYTES);
      const tag = all.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const opener = createDecipheriv("aes-256-gcm", bytes, nonce, { authTagLength: TAG_BYTES });
      opener.setAAD(Buffer.from(about)).setAuthTag(tag);
      try {
        return Buffer.concat([opener.update(all.subarray(NONCE_BYTES + TAG_BYTES)), opener.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}

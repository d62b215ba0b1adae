// A whole message, not a part of one: "hi, why was R2 delayed?" is a question.
const SMALL_TALK =
  /^[\s¡¿]*(hi|hello|hey|yo|good (morning|afternoon|evening)|thanks?|thank you|thx|ok(ay)?|cool|great|bye|how are you|who are you|what (can|do) you do|bonjour|salut|merci|hallo|guten (morgen|tag|abend)|danke|hola|buenos días|gracias|ciao|buongiorno|grazie|你好|您好|谢谢|謝謝|こんにちは|ありがとう|안녕(하세요)?|감사합니다)[\s!?.。！？…]*$/iu;

/** Whether a message only greets, thanks, or asks what the bot is. */
export const isSmallTalk = (text: string): boolean => SMALL_TALK.test(text.trim());
